package fltscope.analyzer.gate.report.junit;

/**
 * A test of a JUnit report. All texts are safe to print, so that no character in them is forbidden in XML.
 *
 * @param message what is wrong, in a line; null where nothing is
 * @param details more of it; may be empty
 */
record JunitCase(String className, String name, Outcome outcome, String message, String details) {
    /** What became of a test. */
    enum Outcome {
        PASSED(null, null),
        FAILED("failure", "regression"),
        IN_ERROR("error", "inconclusive"),
        SKIPPED("skipped", "inconclusive");

        private final String element;
        private final String type;

        Outcome(String element, String type) {
            this.element = element;
            this.type = type;
        }

        /** Name of the element that says so; null where there is none. */
        String element() {
            return element;
        }

        /** What that element is about. */
        String type() {
            return type;
        }
    }

    static JunitCase passed(String className, String name) {
        return new JunitCase(className, name, Outcome.PASSED, null, "");
    }

    static JunitCase failed(String className, String name, String message, String details) {
        return new JunitCase(className, name, Outcome.FAILED, message, details);
    }

    static JunitCase inError(String className, String name, String message, String details) {
        return new JunitCase(className, name, Outcome.IN_ERROR, message, details);
    }

    static JunitCase skipped(String className, String name, String message) {
        return new JunitCase(className, name, Outcome.SKIPPED, message, "");
    }
}
