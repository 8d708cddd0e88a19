package anju.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Tells a file's type by its bytes, never by its name, and refuses what is two types at once or unfolds without end. */
final class Inspector {
    static final int BYTES_MAX = 20 << 20;
    private static final int ENTRIES_MAX = 5_000;
    private static final long UNFOLDED_MAX = 300L << 20;
    private static final int HEAD = 4096;
    private static final int PDF_END_WITHIN = 2048;

    private Inspector() {}

    static Inspection inspect(byte[] bytes) {
        if (bytes.length == 0) {
            return new Inspection.Refused(Refusal.EMPTY);
        }
        if (bytes.length > BYTES_MAX) {
            return new Inspection.Refused(Refusal.TOO_LARGE, BYTES_MAX >> 20);
        }
        if (startsWith(bytes, 0, "%PDF-")) {
            return pdf(bytes);
        }
        if (startsWith(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return picture(bytes, FileType.JPEG);
        }
        if (startsWith(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return picture(bytes, FileType.PNG);
        }
        if (startsWith(bytes, 0, 'P', 'K', 3, 4)) {
            return office(bytes);
        }
        return startsWith(bytes, 4, "ftypheic")
                        || startsWith(bytes, 4, "ftypheix")
                        || startsWith(bytes, 4, "ftyphevc")
                        || startsWith(bytes, 4, "ftypmif1")
                ? new Inspection.Refused(Refusal.HEIC)
                : new Inspection.Refused(Refusal.UNKNOWN_TYPE);
    }

    private static Inspection pdf(byte[] bytes) {
        int end = lastIndexOf(bytes, "%%EOF");
        if (end < 0 || end < bytes.length - PDF_END_WITHIN) {
            return new Inspection.Refused(Refusal.DAMAGED);
        }
        return endsAsZip(bytes) || hasMarkup(bytes, 0, HEAD)
                ? new Inspection.Refused(Refusal.TWO_TYPES)
                : new Inspection.Is(FileType.PDF);
    }

    /** Phones append things to a picture's end; what must not stand there is another file or a page. */
    private static Inspection picture(byte[] bytes, FileType type) {
        return endsAsZip(bytes) || hasMarkup(bytes, 0, bytes.length) || indexOf(bytes, "%PDF-", 0, bytes.length) >= 0
                ? new Inspection.Refused(Refusal.TWO_TYPES)
                : new Inspection.Is(type);
    }

    private static Inspection office(byte[] bytes) {
        int end = lastIndexOf(bytes, "PK\u0005\u0006");
        if (end < 0) {
            return new Inspection.Refused(Refusal.DAMAGED);
        }
        // The directory's end and its comment are the end of the file; anything behind is a second file.
        int comment = (bytes[Math.min(end + 20, bytes.length - 1)] & 0xFF)
                | (bytes[Math.min(end + 21, bytes.length - 1)] & 0xFF) << 8;
        if (end + 22 + comment != bytes.length) {
            return new Inspection.Refused(Refusal.TWO_TYPES);
        }
        Set<String> names = new HashSet<>();
        long unfolded = 0;
        var buffer = new byte[1 << 16];
        // By the list at the end: what spreadsheet programs write as they go has no sizes where its entries begin.
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                var name = entry.getName();
                if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
                    return new Inspection.Refused(Refusal.DAMAGED);
                }
                names.add(name);
                try (var content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unfolded += read;
                        if (unfolded > UNFOLDED_MAX || names.size() > ENTRIES_MAX) {
                            return new Inspection.Refused(Refusal.UNFOLDS, UNFOLDED_MAX >> 20);
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Inspection.Refused(Refusal.DAMAGED);
        }
        if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            return new Inspection.Refused(Refusal.MACROS);
        }
        if (!names.contains("[Content_Types].xml")) {
            return new Inspection.Refused(Refusal.UNKNOWN_TYPE);
        }
        if (names.contains("xl/workbook.xml")) {
            return new Inspection.Is(FileType.XLSX);
        }
        return names.contains("word/document.xml")
                ? new Inspection.Is(FileType.DOCX)
                : new Inspection.Refused(Refusal.UNKNOWN_TYPE);
    }

    private static boolean endsAsZip(byte[] bytes) {
        return lastIndexOf(bytes, "PK\u0005\u0006") >= 0;
    }

    private static boolean hasMarkup(byte[] bytes, int from, int to) {
        var text = new String(bytes, from, Math.min(to, bytes.length) - from, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return text.contains("<script") || text.contains("<html") || text.contains("<svg") || text.contains("<?php");
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        return startsWith(bytes, at, text.chars().toArray());
    }

    private static boolean startsWith(byte[] bytes, int at, int... magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] bytes, String text, int from, int to) {
        for (int i = from; i <= to - text.length(); i++) {
            if (startsWith(bytes, i, text)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] bytes, String text) {
        for (int i = bytes.length - text.length(); i >= 0; i--) {
            if (startsWith(bytes, i, text)) {
                return i;
            }
        }
        return -1;
    }
}
