package anju.works.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of material batches, as typed. */
final class MaterialForms {
    static final String BATCH = "works.batch";
    static final String SIGN = "works.batch.sign";
    static final String REMOVE = "works.batch.remove";

    private MaterialForms() {}

    record BatchForm(
            List<String> lines,
            String name,
            String maker,
            String spec,
            String quantity,
            String certificate,
            String arrivedOn,
            @Nullable MultipartFile report) {}

    record SignBatchForm(String checker, String opinion, String remark) {}

    record RemoveForm(String remark, @Nullable MultipartFile photo) {}
}
