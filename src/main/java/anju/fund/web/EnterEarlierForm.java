package anju.fund.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is typed of a payment from before the office joined; {@code scan} is the paper. */
public record EnterEarlierForm(
        String paidOn,
        String payee,
        String source,
        String amount,
        String purpose,
        String bankReference,
        String vouchedBy,
        @Nullable MultipartFile scan) {}
