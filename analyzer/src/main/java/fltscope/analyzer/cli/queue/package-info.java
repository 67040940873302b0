/**
 * Commands that fill and look after a queue: {@code collect} and {@code queue}.
 */
package fltscope.analyzer.cli.queue;
