package fltscope.analyzer.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * One HTML file that loads nothing from anywhere: styles, scripts and data are in it, and its policy admits those scripts and styles
 * alone, by their hashes. The data is zlib in Base64, so that no name in it can be markup.
 */
public final class HtmlPage {
    /** What a page shows. */
    public enum Kind {
        /** One trace: {@code fltscope-page}. */
        REPORT,
        /** The life of one open: {@code fltscope-explain}. */
        EXPLAIN,
        /** A comparison of runs: {@code fltscope-gate}. */
        GATE
    }

    private static final String CURVES = "uPlot.";
    private static final String CURVES_FOLDER = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final int COMPRESSION = 9;

    private HtmlPage() {}

    /**
     * Writes a page.
     *
     * @param out is flushed, not closed
     * @param title of the window
     * @param json what the scripts show
     * @param text what is shown where scripts do not run
     */
    public static void write(Writer out, Kind kind, String title, String json, String text) {
        StringBuilder policy = new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'; script-src");
        StringBuilder scripts = new StringBuilder();
        for (String name : scripts(kind)) {
            String script = resource(name).replace("\r\n", "\n");
            policy.append(hash(script));
            if (name.startsWith(CURVES)) {
                scripts.append("<!-- uPlot\n")
                        .append(read(CURVES_FOLDER + "LICENSE").replace("--", "- -"))
                        .append("-->\n");
            }
            scripts.append("<script>").append(script).append("</script>\n");
        }
        policy.append("; style-src");
        StringBuilder styles = new StringBuilder();
        for (String name : kind == Kind.REPORT ? List.of("uPlot.min.css", "page.css") : List.of("page.css")) {
            String style = resource(name).replace("\r\n", "\n");
            policy.append(hash(style));
            styles.append("<style>").append(style).append("</style>\n");
        }
        try {
            out.append("<!doctype html>\n<html lang=\"en\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n")
                    .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                    .append(policy)
                    .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                    .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                    .append(escaped(title))
                    .append("</title>\n")
                    .append(styles)
                    .append("</head>\n")
                    .append(resource("body.html"))
                    .append("<noscript><pre>")
                    .append(escaped(text))
                    .append("</pre></noscript>\n<script type=\"text/plain\" id=\"data\">")
                    .append(packed(json))
                    .append("</script>\n")
                    .append(scripts)
                    .append("</body>\n</html>\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scripts of a kind of page, in the order in which they run. */
    private static List<String> scripts(Kind kind) {
        return switch (kind) {
            case REPORT -> List.of("uPlot.iife.min.js", "core.js", "time.js", "report.js");
            case EXPLAIN -> List.of("core.js", "explain.js");
            case GATE -> List.of("core.js", "gate.js");
        };
    }

    /** Text as markup shows it; half of a surrogate pair, which no file in UTF-8 can hold, becomes a mark. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                safe.append(unit).append(text.charAt(++i));
            } else if (Character.isSurrogate(unit)) {
                safe.append('\uFFFD');
            } else {
                switch (unit) {
                    case '<' -> safe.append("&lt;");
                    case '>' -> safe.append("&gt;");
                    case '&' -> safe.append("&amp;");
                    case '"' -> safe.append("&quot;");
                    default -> safe.append(unit);
                }
            }
        }
        return safe.toString();
    }

    private static String packed(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return " 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        return read(name.startsWith(CURVES) ? CURVES_FOLDER + "dist/" + name : name);
    }

    private static String read(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
