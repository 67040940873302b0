package fltscope.analyzer.symbol;

import fltscope.analyzer.symbol.pdb.PdbId;

/**
 * What is known of an image whose names are wanted.
 *
 * @param name of the file, without folder
 * @param timeDateStamp of its PE header; 0 when not known
 * @param sizeBytes of the loaded image
 * @param pdbId of its PDB; null when not known
 * @param pdbName of its PDB, maybe a path of the machine that it was built on; null when not known
 */
public record ImageFile(String name, int timeDateStamp, long sizeBytes, PdbId pdbId, String pdbName) {}
