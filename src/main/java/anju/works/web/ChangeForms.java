package anju.works.web;

import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** The forms of change orders, as typed; each list has a place for every row. */
final class ChangeForms {
    static final String CHANGE = "works.change";
    static final String AGREE = "works.change.agree";
    static final String APPROVE = "works.change.approve";

    private ChangeForms() {}

    record ProposeForm(
            String side,
            String reason,
            List<String> line,
            List<String> more,
            List<String> less,
            List<String> item,
            List<String> lineNumber,
            List<String> lineTitle,
            List<String> quantity,
            List<String> price,
            List<String> basis,
            List<MultipartFile> photos) {}

    /** A line that is there. */
    record MoreForm(String more, String less) {}

    /** A line that is new. */
    record AddedForm(String item, String lineNumber, String lineTitle, String quantity, String price, String basis) {}

    record DecisionForm(String decision, String remark) {}
}
