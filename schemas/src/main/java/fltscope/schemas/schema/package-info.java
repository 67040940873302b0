/**
 * Events whose layout comes with the trace instead of being known to the tool: {@link
 * fltscope.schemas.schema.EventSchemas} learns schemas from TRACE_EVENT_INFO and TraceLogging metadata, {@link
 * fltscope.schemas.schema.SchemaPayload} decodes payloads by them, by field name.
 *
 * <p>Imports the JDK and {@code fltscope.schemas.event}. Schemas are input like everything else in a file: a bad one is
 * refused and counted, and what is kept of them is bounded.
 */
package fltscope.schemas.schema;
