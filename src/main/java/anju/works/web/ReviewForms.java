package anju.works.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of joint reviews, as typed. */
final class ReviewForms {
    static final String FILE = "works.review";
    static final String OPINION = "works.review.opine";
    static final String CONCLUSION = "works.review.conclude";
    static final String SUPPLEMENT = "works.review.bring";

    private ReviewForms() {}

    record ReviewFileForm(
            List<String> type, List<String> number, List<String> dueOn, List<String> owner, List<MultipartFile> file) {}

    record PaperForm(String number, String dueOn, String owner) {}

    record OpinionForm(String reviewer, String opinion, String remark) {}

    record ConclusionForm(String verdict, String remark) {}

    record SupplementForm(
            String type, String number, @Nullable MultipartFile file) {}
}
