package anju.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The drawing is read back, as a phone would. */
class QrCodeTest {
    @Test
    void a_drawn_code_reads_as_the_address_it_was_made_of() throws Exception {
        var address = "https://hean.example.cn/requests/new?at=TST-001";
        var code = QrCode.of(address);
        var matrix = new BitMatrix(code.size());
        var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\d+z").matcher(code.path());
        while (run.find()) {
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                matrix.set(Integer.parseInt(run.group(1)) + i, Integer.parseInt(run.group(2)));
            }
        }
        assertThat(new Decoder().decode(matrix).getText()).isEqualTo(address);
        assertThatThrownBy(() -> QrCode.of("x".repeat(3000))).hasMessageContaining("3000");
    }
}
