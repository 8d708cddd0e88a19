package anju.site;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * An address as a QR code (GB/T 18284, ISO/IEC 18004), drawn by {@code @template.site.qr}; a quarter of it may be scratched or
 * dirty.
 *
 * @param size modules along one side, without the quiet zone
 * @param path the dark modules as the path of a drawing
 */
public record QrCode(String address, int size, String path) {
    public static QrCode of(String address) {
        try {
            var matrix = Encoder.encode(address, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
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
}
