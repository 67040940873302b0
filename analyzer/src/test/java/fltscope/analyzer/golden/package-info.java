/**
 * The golden comparison: what every command says of many traces, held against what it said before. Depends on the command line
 * and on fixtures alone, so that it survives any change of what lies between.
 */
package fltscope.analyzer.golden;
