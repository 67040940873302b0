package fltscope.analyzer.state;

/**
 * The PDB that an image was linked with, as its header names it.
 *
 * @param guidHigh first 8 bytes of its GUID as stored
 * @param guidLow last 8 bytes
 * @param age unsigned
 * @param name a file name, or the path that the linker wrote
 */
public record ImagePdb(long guidHigh, long guidLow, int age, String name) {}
