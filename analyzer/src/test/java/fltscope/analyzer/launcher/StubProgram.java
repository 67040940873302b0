package fltscope.analyzer.launcher;

/**
 * Stands in fltscope.jar's place: says what it was started with, and ends as it is asked to: {@code exit 3}, or {@code found} for
 * the number by which the program says that it has found something.
 */
final class StubProgram {
    private StubProgram() {}

    public static void main(String[] args) {
        System.out.println("started with " + String.join(" ", args));
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("exit")) {
                System.exit(Integer.parseInt(args[i + 1]));
            }
            if (args[i].equals("found")) {
                System.exit(Integer.getInteger("fltscope.found", 1));
            }
        }
    }
}
