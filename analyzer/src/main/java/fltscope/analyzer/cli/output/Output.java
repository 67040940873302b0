package fltscope.analyzer.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output: UTF-8, buffered. A {@link PrintWriter} keeps quiet about errors; this one throws at the first, so that a
 * command ends as soon as nobody reads on: {@link OutputClosed} for a closed pipe, {@link UncheckedIOException} for
 * anything else, such as a full disk.
 */
public final class Output extends PrintWriter {
    private static final int BUFFER_CHARS = 1 << 15;

    public Output(OutputStream target) {
        super(new BufferedWriter(new OutputStreamWriter(new Target(target), StandardCharsets.UTF_8), BUFFER_CHARS));
    }

    private static final class Target extends OutputStream {
        private final OutputStream target;
        private boolean failed;

        Target(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (failed) {
                return;
            }
            try {
                target.write(bytes, from, count);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void flush() {
            if (failed) {
                return;
            }
            try {
                target.flush();
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private RuntimeException failed(IOException cause) {
            failed = true;
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("pipe") ? new OutputClosed(cause) : new UncheckedIOException(cause);
        }
    }
}
