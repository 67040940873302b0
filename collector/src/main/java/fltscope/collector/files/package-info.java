/** Whom files belong to, asked before they are written. Imports the JDK alone. */
package fltscope.collector.files;
