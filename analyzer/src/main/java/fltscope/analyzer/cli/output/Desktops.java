package fltscope.analyzer.cli.output;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Opens what was written, where there is somebody to see it. */
public final class Desktops {
    private Desktops() {}

    /** Opens a page in the browser; where that is not possible, says so and is content. */
    public static void open(Path page, PrintWriter errors) {
        if (GraphicsEnvironment.isHeadless()
                || !Desktop.isDesktopSupported()
                || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            errors.println("fltscope: --open: there is no desktop here; open " + page + " yourself");
            return;
        }
        try {
            Desktop.getDesktop().browse(page.toUri());
        } catch (IOException e) {
            errors.println("fltscope: --open: " + page + ": " + e.getMessage());
        }
    }
}
