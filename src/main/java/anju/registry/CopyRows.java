package anju.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows streamed into one table by COPY, the fastest way into PostgreSQL. */
final class CopyRows implements AutoCloseable {
    private static final int FLUSH_AT = 256 * 1024;

    private final CopyIn copy;
    private final StringBuilder lines = new StringBuilder();
    private boolean done;

    /** @param target table and columns, as in {@code registry.import_part (import_id, …)} */
    CopyRows(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            write(values[i]);
        }
        lines.append('\n');
        if (lines.length() > FLUSH_AT) {
            flush();
        }
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> lines.append("\\N");
            case byte[] bytes -> lines.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Enum<?> name -> lines.append(name.name());
            default -> {
                var text = value.toString();
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    switch (c) {
                        case '\\' -> lines.append("\\\\");
                        case '\t' -> lines.append("\\t");
                        case '\n' -> lines.append("\\n");
                        case '\r' -> lines.append("\\r");
                        default -> lines.append(c);
                    }
                }
            }
        }
    }

    private void flush() throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    /** Ends the copy; without it, closing gives everything up. */
    long finish() throws SQLException {
        flush();
        long count = copy.endCopy();
        done = true;
        return count;
    }

    @Override
    public void close() throws SQLException {
        if (!done && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
