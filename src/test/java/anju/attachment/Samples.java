package anju.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files, good and bad, made for the tests. */
final class Samples {
    private Samples() {}

    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, width / 2, height);
        g.setColor(Color.BLUE);
        g.fillRect(width / 2, 0, width - width / 2, height);
        g.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with the notes of a camera: taken 2026-09-10 08:30:00, orientation 6, 22.5 N 113.375 E. */
    static byte[] photo(int width, int height) {
        var jpeg = picture("jpeg", width, height);
        var exif = exif();
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1});
        out.writeBytes(
                ByteBuffer.allocate(2).putShort((short) (exif.length + 2)).array());
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** TIFF structure, big-endian: IFD0 at 8 (orientation, Exif, GPS), then the two directories and their values. */
    private static byte[] exif() {
        var b = ByteBuffer.allocate(6 + 300);
        b.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        int base = 6;
        b.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int exifAt = 50;
        int gpsAt = 100;
        b.position(base + 8);
        b.putShort((short) 3);
        entry(b, 0x0112, 3, 1, 6 << 16);
        entry(b, 0x8769, 4, 1, exifAt);
        entry(b, 0x8825, 4, 1, gpsAt);
        b.putInt(0);
        b.position(base + exifAt);
        b.putShort((short) 1);
        entry(b, 0x9003, 2, 20, 200);
        b.putInt(0);
        b.position(base + gpsAt);
        b.putShort((short) 4);
        entry(b, 1, 2, 2, 'N' << 24);
        entry(b, 2, 5, 3, 230);
        entry(b, 3, 2, 2, 'E' << 24);
        entry(b, 4, 5, 3, 260);
        b.putInt(0);
        b.position(base + 200);
        b.put("2026:09:10 08:30:00\0".getBytes(StandardCharsets.US_ASCII));
        b.position(base + 230);
        b.putInt(22).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
        b.position(base + 260);
        b.putInt(113).putInt(1).putInt(22).putInt(1).putInt(30).putInt(1);
        return b.array();
    }

    private static void entry(ByteBuffer b, int tag, int type, int count, int value) {
        b.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG whose header promises this size; the pixels themselves are missing. */
    static byte[] promisedPng(int width, int height) {
        var head = ByteBuffer.allocate(17);
        head.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        head.put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(head.array());
        var out = ByteBuffer.allocate(8 + 4 + 17 + 4);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
        out.put(head.array()).putInt((int) crc.getValue());
        return out.array();
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] xlsx() {
        return zip(new LinkedHashMap<>(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>")));
    }

    static byte[] docx() {
        return zip(new LinkedHashMap<>(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>")));
    }

    static byte[] zip(Map<String, String> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                var part = new ZipEntry(entry.getKey());
                part.setTime(1_700_000_000_000L);
                zip.putNextEntry(part);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A workbook of a few hundred kilobytes that unfolds to 400 MB. */
    static byte[] bomb() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        var both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
