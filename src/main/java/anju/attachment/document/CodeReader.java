package anju.attachment.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the QR codes on a scan: a picture, or the pages of a PDF (GB/T 18284). */
final class CodeReader {
    private static final int PAGES_MAX = 20;
    private static final long PIXELS_MAX = 24_000_000;
    private static final float POINTS_IN_AN_INCH = 72;
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

    private CodeReader() {}

    /** What all codes on it say; nothing where there is none, or where it cannot be drawn. */
    static Set<String> read(byte[] file) {
        var found = new LinkedHashSet<String>();
        try {
            if (file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D' && file[3] == 'F') {
                pages(file, found);
            } else {
                var picture = ImageIO.read(new ByteArrayInputStream(file));
                if (picture != null) {
                    boolean large = (long) picture.getWidth() * picture.getHeight() > PIXELS_MAX;
                    found.addAll(read(large ? scaled(picture, 1, 2) : picture));
                }
            }
        } catch (IOException | RuntimeException e) {
            // A scan that only prints badly is still a scan; whoever sent it says where it belongs.
            return found;
        }
        return found;
    }

    private static void pages(byte[] file, Set<String> found) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            var renderer = new PDFRenderer(pdf);
            for (int i = 0; i < Math.min(pdf.getNumberOfPages(), PAGES_MAX) && found.isEmpty(); i++) {
                var box = pdf.getPage(i).getCropBox();
                for (int dpi : new int[] {200, 300}) {
                    double inches = (double) box.getWidth() * box.getHeight() / (POINTS_IN_AN_INCH * POINTS_IN_AN_INCH);
                    if (found.isEmpty() && inches * dpi * dpi <= PIXELS_MAX) {
                        found.addAll(read(renderer.renderImageWithDPI(i, dpi, ImageType.GRAY)));
                    }
                }
            }
        }
    }

    /** As it is, then smoothed, larger and smaller: a photograph of a sheet has more noise than its code needs. */
    private static List<String> read(BufferedImage picture) {
        for (var seen : List.<UnaryOperator<BufferedImage>>of(
                same -> same,
                CodeReader::smoothed,
                sharp -> scaled(sharp, 1, 2),
                small -> scaled(small, 2, 1),
                small -> scaled(smoothed(small), 2, 1),
                sharp -> scaled(sharp, 1, 4))) {
            var texts = decoded(seen.apply(picture));
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    private static List<String> decoded(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var light = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        for (var bitmap : List.of(
                new BinaryBitmap(new HybridBinarizer(light)), new BinaryBitmap(new GlobalHistogramBinarizer(light)))) {
            var texts = several(bitmap);
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return List.of();
    }

    private static List<String> several(BinaryBitmap bitmap) {
        try {
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap, HINTS))
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException e) {
            return single(bitmap);
        }
    }

    private static List<String> single(BinaryBitmap bitmap) {
        try {
            var one = new ArrayList<String>();
            one.add(new QRCodeReader().decode(bitmap, HINTS).getText());
            return one;
        } catch (ReaderException e) {
            return List.of();
        }
    }

    /** Each dot as the mean of its neighbours: single dark dots go, modules of the code stay. */
    private static BufferedImage smoothed(BufferedImage picture) {
        var mean = new float[9];
        Arrays.fill(mean, 1f / mean.length);
        return new ConvolveOp(new Kernel(3, 3, mean)).filter(scaled(picture, 1, 1), null);
    }

    private static BufferedImage scaled(BufferedImage picture, int times, int parts) {
        int width = Math.max(1, picture.getWidth() * times / parts);
        int height = Math.max(1, picture.getHeight() * times / parts);
        if ((long) width * height > PIXELS_MAX) {
            return picture;
        }
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var drawing = copy.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(picture, 0, 0, width, height, null);
        drawing.dispose();
        return copy;
    }
}
