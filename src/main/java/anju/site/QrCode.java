package anju.site;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * An address as a QR code (GB/T 18284, ISO/IEC 18004), drawn by {@code @template.site.qr}; a quarter of it may be scratched or
 * dirty.
 *
 * @param size modules along one side, without the quiet zone
 * @param path the dark modules as the path of a drawing
 */
public record QrCode(String address, int size, String path) {
    private static final int QUIET_ZONE = 4;
    private static final int DOTS = 10;

    public static QrCode of(String address) {
        try {
            var matrix = matrix(address);
            var path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        int from = x;
                        while (x + 1 < matrix.getWidth() && matrix.get(x + 1, y) == 1) {
                            x++;
                        }
                        path.append('M')
                                .append(from)
                                .append(' ')
                                .append(y)
                                .append('h')
                                .append(x - from + 1)
                                .append("v1H")
                                .append(from)
                                .append('z');
                    }
                }
            }
            return new QrCode(address, matrix.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException(address.length() + " characters do not fit into a QR code", e);
        }
    }

    /** The same as a picture with its quiet zone, to go into a document. */
    public static byte[] png(String address) {
        try {
            var matrix = matrix(address);
            int side = (matrix.getWidth() + 2 * QUIET_ZONE) * DOTS;
            var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int column = x / DOTS - QUIET_ZONE;
                    int row = y / DOTS - QUIET_ZONE;
                    boolean dark = column >= 0
                            && row >= 0
                            && column < matrix.getWidth()
                            && row < matrix.getHeight()
                            && matrix.get(column, row) == 1;
                    picture.setRGB(x, y, dark ? 0x000000 : 0xFFFFFF);
                }
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException(address.length() + " characters do not fit into a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteMatrix matrix(String address) throws WriterException {
        return Encoder.encode(address, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                .getMatrix();
    }
}
