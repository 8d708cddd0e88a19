package anju.fund.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is typed of money that was left when the office joined; {@code scan} is the paper. */
public record EnterOpeningForm(
        String source,
        String funder,
        String documentNumber,
        String amount,
        String receivedOn,
        List<String> purposes,
        String codes,
        String vouchedBy,
        @Nullable MultipartFile scan) {}
