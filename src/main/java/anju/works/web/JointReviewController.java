package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.works.JointReviewing;
import anju.works.ReviewConcluding;
import anju.works.ReviewOpining;
import anju.works.ReviewOpinion;
import anju.works.ReviewPaper;
import anju.works.ReviewSubmitting;
import anju.works.web.ReviewForms.ConclusionForm;
import anju.works.web.ReviewForms.OpinionForm;
import anju.works.web.ReviewForms.PaperForm;
import anju.works.web.ReviewForms.ReviewFileForm;
import anju.works.web.ReviewForms.SupplementForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Joint reviews of an undertaking's scheme. */
@Controller
class JointReviewController {
    private static final int NUMBER_MAX = 80;
    private static final int TEXT_MAX = 500;
    private static final String PASS = "PASS";
    private static final Set<String> VERDICTS = Set.of(PASS, "RETURN");

    private final JointReviewScreens screens;
    private final JointReviewing reviewing;
    private final SiteFiles files;

    JointReviewController(JointReviewScreens screens, JointReviewing reviewing, SiteFiles files) {
        this.screens = screens;
        this.reviewing = reviewing;
        this.files = files;
    }

    @Needs(Action.SEE_REVIEWS)
    @GetMapping("/projects/{project}/joint-reviews")
    ModelAndView list(Site site, @PathVariable UUID project) {
        return Pages.page("works/reviews", screens.list(site, project));
    }

    @Needs(Action.SUBMIT_REVIEW)
    @GetMapping("/projects/{project}/joint-reviews/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("works/reviewFile", screens.filing(site, project, Form.empty(ReviewForms.FILE)));
    }

    @Needs(Action.SUBMIT_REVIEW)
    @PostMapping("/projects/{project}/joint-reviews")
    ModelAndView submit(Site site, @PathVariable UUID project, ReviewFileForm form, @Command UUID command) {
        var page = screens.filing(site, project, Form.empty(ReviewForms.FILE));
        var check = FormCheck.of(ReviewForms.FILE, form);
        var rows = Form.empty(ReviewForms.FILE);
        var today = City.current().today();
        var papers = new ArrayList<ReviewPaper>();
        for (int i = 0; i < page.papers().size(); i++) {
            var asked = page.papers().get(i);
            int sent = form.type().indexOf(asked.type());
            var row = FormCheck.of(
                    ReviewForms.FILE,
                    new PaperForm(
                            Rows.at(form.number(), sent), Rows.at(form.dueOn(), sent), Rows.at(form.owner(), sent)));
            var number = row.optionalText("number", NUMBER_MAX);
            var dueOn =
                    row.optionalDate("dueOn", today.plusDays(1), page.latest()).orElse(null);
            var owner = row.optionalText("owner", NUMBER_MAX);
            var file = files.received(site, page.project(), "works.review", fileAt(form, sent), row, "number");
            boolean isThere = !number.isEmpty() || file != null;
            rows = Rows.with(rows, row, i);
            papers.add(new ReviewPaper(asked.type(), number, file, isThere ? null : dueOn, isThere ? "" : owner));
        }
        if (rows.errors().isEmpty()) {
            switch (reviewing.submit(site.viewer(), command, project, papers)) {
                case ReviewSubmitting.Submitted done -> {
                    return Pages.done(
                            "/joint-reviews/" + done.review(), "works.review.done", done.code(), done.dueOn());
                }
                case ReviewSubmitting.AlreadyUnderReview no ->
                    check.refuseAll("works.review.already", no.code(), site.word(no.state()));
                case ReviewSubmitting.NoPlan _ -> check.refuseAll("works.review.no-plan");
                case ReviewSubmitting.NotDeferrable no ->
                    check.refuseAll("works.review.not-deferrable", nameOf(page, no.type()));
                case ReviewSubmitting.FundsUnknown no ->
                    check.refuseAll(
                            no.known().isEmpty() ? "works.review.no-funds" : "works.review.funds-unknown",
                            no.number(),
                            no.known());
                case ReviewSubmitting.PromiseIncomplete no ->
                    check.refuseAll("works.review.promise-incomplete", nameOf(page, no.type()));
                case ReviewSubmitting.PromiseOutOfBounds no ->
                    check.refuseAll("works.review.promise-bounds", nameOf(page, no.type()), no.earliest(), no.latest());
            }
        }
        var errors = new ArrayList<>(check.failed() ? check.form().errors() : List.of());
        errors.addAll(rows.errors());
        return Pages.refused(
                "works/reviewFile",
                screens.filing(site, project, new Form(ReviewForms.FILE, rows.typed(), List.copyOf(errors))));
    }

    private static @Nullable MultipartFile fileAt(ReviewFileForm form, int row) {
        return row >= 0 && form.file().size() == form.type().size()
                ? form.file().get(row)
                : null;
    }

    private static String nameOf(ReviewPage.Filing page, String type) {
        return page.papers().stream()
                .filter(paper -> paper.type().equals(type))
                .map(ReviewPage.AskedPaper::name)
                .findFirst()
                .orElse(type);
    }

    @Needs(Action.SEE_REVIEWS)
    @GetMapping("/joint-reviews/{id}")
    ModelAndView review(Site site, @PathVariable UUID id) {
        return Pages.page("works/review", blankPage(site, id));
    }

    private ReviewPage blankPage(Site site, UUID id) {
        return screens.review(
                site,
                id,
                Form.empty(ReviewForms.OPINION),
                Form.empty(ReviewForms.CONCLUSION),
                Form.empty(ReviewForms.SUPPLEMENT));
    }

    @Needs(Action.GIVE_REVIEW_OPINION)
    @PostMapping("/joint-reviews/{id}/opinions")
    ModelAndView opine(Site site, @PathVariable UUID id, OpinionForm form, @Command UUID command) {
        var page = blankPage(site, id);
        var check = FormCheck.of(ReviewForms.OPINION, form);
        var reviewer = check.choice("reviewer", values(page.speaksFor()));
        var opinion = check.choice("opinion", ReviewOpinion.class);
        var remark = check.optionalParagraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            switch (reviewing.opine(site.viewer(), command, id, reviewer, opinion, remark)) {
                case ReviewOpining.Given given -> {
                    return Pages.done("/joint-reviews/" + id, "works.review.opine.done", given.awaited());
                }
                case ReviewOpining.RemarkMissing _ -> check.refuse("remark", "works.review.opine.remark-missing");
                case ReviewOpining.HasSpoken _, ReviewOpining.SpokeForAnother _, ReviewOpining.NotUnderReview _ -> {
                    return Pages.changed("works/review", blankPage(site, id));
                }
            }
        }
        return Pages.refused(
                "works/review",
                screens.review(
                        site,
                        id,
                        check.form(),
                        Form.empty(ReviewForms.CONCLUSION),
                        Form.empty(ReviewForms.SUPPLEMENT)));
    }

    @Needs(Action.CONCLUDE_REVIEW)
    @PostMapping("/joint-reviews/{id}/conclusion")
    ModelAndView conclude(Site site, @PathVariable UUID id, ConclusionForm form, @Command UUID command) {
        blankPage(site, id);
        var check = FormCheck.of(ReviewForms.CONCLUSION, form);
        var verdict = check.choice("verdict", VERDICTS);
        var remark = check.optionalParagraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            var answer = reviewing.conclude(site.viewer(), command, id, verdict.equals(PASS), remark);
            if (answer instanceof ReviewConcluding.Concluded concluded) {
                return Pages.done("/joint-reviews/" + id, "works.review.now." + concluded.state());
            }
            refuse(check, answer, "remark");
        }
        return Pages.refused(
                "works/review",
                screens.review(
                        site, id, Form.empty(ReviewForms.OPINION), check.form(), Form.empty(ReviewForms.SUPPLEMENT)));
    }

    @Needs(Action.SUBMIT_REVIEW)
    @PostMapping("/joint-reviews/{id}/supplements")
    ModelAndView supplement(Site site, @PathVariable UUID id, SupplementForm form, @Command UUID command) {
        var page = blankPage(site, id);
        var check = FormCheck.of(ReviewForms.SUPPLEMENT, form);
        var type = check.choice("type", values(page.missingOptions()));
        var number = check.optionalText("number", NUMBER_MAX);
        var file = files.received(site, page.project(), "works.review", form.file(), check, "file");
        if (!check.failed()) {
            var answer = reviewing.supplement(site.viewer(), command, id, type, number, file);
            if (answer instanceof ReviewConcluding.Concluded concluded) {
                return Pages.done("/joint-reviews/" + id, "works.review.bring.done." + concluded.state());
            }
            refuse(check, answer, "number");
        }
        return Pages.refused(
                "works/review",
                screens.review(
                        site, id, Form.empty(ReviewForms.OPINION), Form.empty(ReviewForms.CONCLUSION), check.form()));
    }

    private static void refuse(FormCheck check, ReviewConcluding answer, String field) {
        switch (answer) {
            case ReviewConcluding.Awaited no ->
                check.refuseAll("works.review.awaited", no.reviewers().size());
            case ReviewConcluding.ObjectedTo _ -> check.refuseAll("works.review.objected");
            case ReviewConcluding.ReasonMissing _ -> check.refuse(field, "works.review.conclude.reason-missing");
            case ReviewConcluding.NothingToShow _ -> check.refuse(field, "works.review.bring.nothing");
            case ReviewConcluding.NotMissing _, ReviewConcluding.NotOpen _, ReviewConcluding.Concluded _ ->
                check.refuseAll("works.review.changed");
        }
    }

    private static Collection<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }
}
