package anju.site.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** Looks at an uploaded file before any parser sees it: what it really is, and whether it unpacks to a bearable size. */
public final class ZipGuard {
    /** The largest upload; the server's own limit for a request is a little above. */
    public static final int FILE_BYTES_MAX = 30 * 1024 * 1024;
    /** 100,000 rows on each of four sheets come to about 120 MB of XML. */
    static final long UNPACKED_BYTES_MAX = 400L * 1024 * 1024;
    /** Sheets shrink to a tenth or a thirtieth; a bomb to a thousandth. Small entries may shrink as they like. */
    static final long RATIO_MAX = 120;

    static final long RATIO_APPLIES_FROM = 2L * 1024 * 1024;
    static final int ENTRIES_MAX = 500;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** Old .xls, and also a workbook with a password. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int HEAD = 256 * 1024;
    private static final Pattern RELATION = Pattern.compile("<[^>]*Relationship [^>]*>");
    private static final Pattern ID = Pattern.compile("\\bId=[\"']([^\"']*)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\bTarget=[\"']([^\"']*)[\"']");

    private ZipGuard() {}

    /** What speaks against the file at first sight, or nothing. */
    public static @Nullable FileFlaw atFirstSight(byte[] file) {
        if (file.length == 0) {
            return FileFlaw.of("file_empty");
        }
        if (file.length > FILE_BYTES_MAX) {
            return FileFlaw.of("file_too_large", Integer.toString(FILE_BYTES_MAX / 1024 / 1024));
        }
        if (startsWith(file, OLE)) {
            // The stream that holds an encrypted workbook has this name, in UTF-16.
            return contains(file, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE))
                    ? FileFlaw.of("file_encrypted")
                    : FileFlaw.of("file_xls");
        }
        if (!startsWith(file, ZIP)) {
            return looksLikeText(file) ? FileFlaw.of("file_csv") : FileFlaw.of("file_not_xlsx");
        }
        return null;
    }

    /**
     * What unpacking shows. It reads the zip as the parser will (by its directory), counting real bytes, for the sizes a zip
     * states can lie.
     */
    public static Unpacked unpack(byte[] file) {
        var merges = new HashMap<String, List<String>>();
        var seen = new HashSet<String>();
        long total = 0;
        long rows = 0;
        var relations = "";
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (seen.size() >= ENTRIES_MAX || !seen.add(entry.getName())) {
                    return Unpacked.refused("file_broken");
                }
                var scan = new SheetScan();
                long size = 0;
                boolean xml =
                        entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
                boolean sheet = xml && entry.getName().startsWith("xl/worksheets/");
                var head = new StringBuilder();
                var buffer = new byte[64 * 1024];
                try (var in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        size += n;
                        total += n;
                        if (total > UNPACKED_BYTES_MAX || isBomb(size, entry.getCompressedSize())) {
                            return Unpacked.refused("file_bomb");
                        }
                        if (xml && head.length() < HEAD) {
                            head.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1).replace("\0", ""));
                        }
                        if (sheet) {
                            scan.feed(buffer, n);
                        }
                    }
                }
                if (scan.isAbsurd()) {
                    return Unpacked.refused("file_broken");
                }
                if (xml && declaresEntities(head)) {
                    return Unpacked.refused("file_entities");
                }
                if (entry.getName().equals("xl/_rels/workbook.xml.rels")) {
                    relations = head.toString();
                }
                rows += scan.rows();
                merges.put(entry.getName(), scan.merges());
            }
        } catch (IOException | RuntimeException _) {
            return Unpacked.refused("file_broken");
        }
        return seen.contains("[Content_Types].xml") && seen.stream().anyMatch(name -> name.startsWith("xl/"))
                ? new Unpacked(null, rows, mergesByRelation(relations, merges))
                : Unpacked.refused("file_not_xlsx");
    }

    /**
     * What was found on unpacking.
     *
     * @param merges merged ranges of a sheet, by the sheet's relation id
     */
    public record Unpacked(@Nullable FileFlaw flaw, long rows, Map<String, List<String>> merges) {
        static Unpacked refused(String code) {
            return new Unpacked(FileFlaw.of(code), 0, Map.of());
        }
    }

    private static boolean isBomb(long size, long packed) {
        return size > RATIO_APPLIES_FROM && size / Math.max(1, packed) > RATIO_MAX;
    }

    private static Map<String, List<String>> mergesByRelation(String relations, Map<String, List<String>> merges) {
        var byRelation = new HashMap<String, List<String>>();
        for (var relation : RELATION.matcher(relations).results().toList()) {
            var id = ID.matcher(relation.group());
            var target = TARGET.matcher(relation.group());
            if (id.find() && target.find()) {
                var path = target.group(1).startsWith("/") ? target.group(1).substring(1) : "xl/" + target.group(1);
                byRelation.put(id.group(1), merges.getOrDefault(path, List.of()));
            }
        }
        return byRelation;
    }

    /** A document type may only stand before the root element, so near the beginning. */
    private static boolean declaresEntities(CharSequence head) {
        return head.toString().contains("<!DOCTYPE") || head.toString().contains("<!ENTITY");
    }

    private static boolean startsWith(byte[] file, byte[] signature) {
        return file.length >= signature.length
                && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
    }

    private static boolean contains(byte[] file, byte[] wanted) {
        outer:
        for (int i = 0; i + wanted.length <= file.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (file[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    private static boolean looksLikeText(byte[] file) {
        int length = Math.min(file.length, 2000);
        int separators = 0;
        for (int i = 0; i < length; i++) {
            if (file[i] >= 0 && file[i] < 32 && file[i] != '\t' && file[i] != '\r' && file[i] != '\n') {
                return false;
            }
            if (file[i] == ',' || file[i] == '\t' || file[i] == ';') {
                separators++;
            }
        }
        return separators > 0;
    }
}
