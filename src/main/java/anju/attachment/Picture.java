package anju.attachment;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;

/** A picture's size, and the copy of it that people see: upright, smaller, without the camera's notes, watermarked. */
record Picture(int width, int height) {
    /** 60 million pixels: twice a good phone; decoded in steps, so that memory stays bounded. */
    static final long PIXELS_MAX = 60_000_000;

    private static final int SIDE_MAX = 20_000;
    private static final int SHOWN_SIDE = 1920;

    /** Read from the header, before a single pixel is unfolded. */
    static Optional<Picture> measure(byte[] bytes) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return Optional.of(new Picture(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    boolean isTooLarge() {
        return (long) width * height > PIXELS_MAX || width > SIDE_MAX || height > SIDE_MAX;
    }

    /** The shown copy as JPEG; none when the picture does not decode. */
    Optional<byte[]> shown(byte[] bytes, int orientation, List<String> mark) {
        try {
            var decoded = decoded(bytes);
            var upright = marked(upright(decoded, orientation), mark);
            var out = new ByteArrayOutputStream();
            ImageIO.write(upright, "jpeg", out);
            return Optional.of(out.toByteArray());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private BufferedImage decoded(byte[] bytes) throws IOException {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var reader = ImageIO.getImageReaders(stream).next();
            try {
                reader.setInput(stream, true, true);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / SHOWN_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    /** EXIF orientation 1 to 8: turned and mirrored so that up is up, and small enough to send. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        boolean lying = orientation >= 5 && orientation <= 8;
        double scale = Math.min(1, (double) SHOWN_SIDE / Math.max(w, h));
        var turned = new BufferedImage(
                Math.max(1, (int) ((lying ? h : w) * scale)),
                Math.max(1, (int) ((lying ? w : h) * scale)),
                BufferedImage.TYPE_INT_RGB);
        var g = turned.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var move = AffineTransform.getScaleInstance(scale, scale);
        move.concatenate(
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                });
        g.drawImage(image, move, null);
        g.dispose();
        return turned;
    }

    private static BufferedImage marked(BufferedImage image, List<String> lines) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int size = Math.max(12, Math.max(image.getWidth(), image.getHeight()) / 50);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        int y = image.getHeight() - size / 2 - (lines.size() - 1) * (size + size / 3);
        for (var line : lines) {
            g.setColor(new Color(0, 0, 0, 160));
            g.drawString(line, size / 2 + 1, y + 1);
            g.setColor(new Color(255, 255, 255, 220));
            g.drawString(line, size / 2, y);
            y += size + size / 3;
        }
        g.dispose();
        return image;
    }
}
