package fltscope.analyzer.input.instances;

/**
 * A row of {@code fltmc volumes}.
 *
 * @param dosName such as {@code C:}; empty for none
 * @param name such as {@code \Device\HarddiskVolume2}
 * @param fileSystem such as NTFS or Remote; empty where it was not printed
 */
public record ListedVolume(String dosName, String name, String fileSystem) {}
