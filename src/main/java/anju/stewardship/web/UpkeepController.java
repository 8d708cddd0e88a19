package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.Claimed;
import anju.stewardship.Claiming;
import anju.stewardship.Upkeeping;
import anju.stewardship.Upkept;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Upkeep that is due, and claims on warranties. */
@Controller
class UpkeepController {
    static final String DONE = "stewardship.upkeep-done";
    static final String CLAIM = "stewardship.claim";
    static final String MEND = "stewardship.mend";
    static final String JUDGE = "stewardship.judge";
    static final String WITHDRAW = "stewardship.claim-back";
    private static final int LINE = 200;
    private static final int TEXT = 500;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Keep keep;
    private final UpkeepScreens screens;
    private final Upkeeping upkeeping;
    private final Claiming claiming;

    UpkeepController(Keep keep, UpkeepScreens screens, Upkeeping upkeeping, Claiming claiming) {
        this.keep = keep;
        this.screens = screens;
        this.upkeeping = upkeeping;
        this.claiming = claiming;
    }

    record DoneForm(
            String task,
            String on,
            String found,
            String note,
            @Nullable MultipartFile photo) {}

    record ClaimForm(
            String request,
            String origin,
            String what,
            String urgent,
            @Nullable MultipartFile photo) {}

    record MendForm(String claim, String note, @Nullable MultipartFile photo) {}

    record JudgeForm(String claim, String verdict, String note) {}

    record WithdrawForm(String claim, String note) {}

    /** What somebody who looked says. */
    enum Verdict {
        MENDED,
        NOT_MENDED
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/upkeep")
    ModelAndView upkeep(Site site, @PathVariable UUID compound, @RequestParam(defaultValue = "") String request) {
        var place = keep.compound(site, compound);
        boolean asked = keep.requests(site, place).stream()
                .anyMatch(option -> option.value().equals(request));
        var form = asked
                ? Form.empty(CLAIM).with("request", request)
                : Form.empty(DONE).with("on", City.current().today().toString());
        return Keep.shown(screens.upkeep(site, place, form));
    }

    @Needs(Action.DO_UPKEEP)
    @PostMapping("/compounds/{compound}/upkeep")
    ModelAndView done(Site site, @PathVariable UUID compound, DoneForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(DONE, form);
        var task = check.choice("task", Keep.values(screens.waiting(site, compound)));
        var on = check.date("on", EARLIEST, City.current().today());
        var found = check.choice("found", Upkeeping.Condition.class);
        var note = check.text("note", LINE);
        var photo = keep.received(site, place, "stewardship.upkeep", form.photo(), check, "photo");
        if (!check.failed()) {
            switch (upkeeping.done(site.viewer(), command, UUID.fromString(task), on, found, note, photo)) {
                case Upkept.Done done -> {
                    return to(
                            compound,
                            done.defect() ? "stewardship.upkeep-done.defect" : "stewardship.upkeep-done.done");
                }
                case Upkept.AlreadyDone no -> check.refuse("task", "stewardship.no.done", no.on());
                case Upkept.NotYet no -> check.refuse("on", "stewardship.no.future", no.today());
                case Upkept.TooEarly no -> check.refuse("on", "stewardship.no.too-early", no.waitsFrom());
                case Upkept.UnknownPhoto _ -> check.refuse("photo", "site.form.choice.unknown");
            }
        }
        return refused(site, place, check);
    }

    @Needs(Action.CLAIM_WARRANTY)
    @PostMapping("/compounds/{compound}/warranty-claims")
    ModelAndView claim(Site site, @PathVariable UUID compound, ClaimForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(CLAIM, form);
        var request = Keep.chosen(check, "request", keep.requests(site, place));
        var origin = check.choice("origin", Keep.values(screens.covered(site, compound)));
        var what = check.paragraphs("what", TEXT);
        if (what.length() == 1) {
            check.refuse("what", "stewardship.register.short");
        }
        boolean urgent = check.ticked("urgent");
        var photo = keep.received(site, place, "stewardship.claim", form.photo(), check, "photo");
        if (!check.failed()) {
            var ids = origin.split("/", 2);
            var answer = claiming.claim(
                    site.viewer(),
                    command,
                    UUID.fromString(ids[0]),
                    UUID.fromString(ids[1]),
                    what,
                    urgent,
                    photo,
                    request);
            if (answer instanceof Claimed.Sent sent) {
                return to(compound, "stewardship.claim.done", sent.code(), sent.answerBy(), sent.mendBy());
            }
            refuse(site, check, answer, "origin");
        }
        return refused(site, place, check);
    }

    @Needs(Action.MEND_WARRANTY)
    @PostMapping("/compounds/{compound}/warranty-claims/mending")
    ModelAndView mend(Site site, @PathVariable UUID compound, MendForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(MEND, form);
        var claim = check.choice("claim", Keep.values(screens.claims(compound, "SENT")));
        var note = check.text("note", LINE);
        var photo = keep.received(site, place, "stewardship.claim", form.photo(), check, "photo");
        if (!check.failed()) {
            var answer = claiming.mend(site.viewer(), command, UUID.fromString(claim), note, photo);
            if (answer instanceof Claimed.Moved) {
                return to(compound, "stewardship.mend.done");
            }
            refuse(site, check, answer, "claim");
        }
        return refused(site, place, check);
    }

    @Needs(Action.CONFIRM_MENDED)
    @PostMapping("/compounds/{compound}/warranty-claims/verdict")
    ModelAndView judge(Site site, @PathVariable UUID compound, JudgeForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(JUDGE, form);
        var claim = check.choice("claim", Keep.values(screens.claims(compound, "MENDED")));
        var verdict = check.choice("verdict", Verdict.class);
        var note = check.text("note", LINE);
        if (!check.failed()) {
            var answer = verdict == Verdict.MENDED
                    ? claiming.confirm(site.viewer(), command, UUID.fromString(claim), note)
                    : claiming.sendBack(site.viewer(), command, UUID.fromString(claim), note);
            if (answer instanceof Claimed.Moved) {
                return to(compound, verdict == Verdict.MENDED ? "stewardship.judge.done" : "stewardship.judge.back");
            }
            refuse(site, check, answer, "claim");
        }
        return refused(site, place, check);
    }

    @Needs(Action.CLAIM_WARRANTY)
    @PostMapping("/compounds/{compound}/warranty-claims/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID compound, WithdrawForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(WITHDRAW, form);
        var claim = check.choice("claim", Keep.values(screens.claims(compound, "SENT")));
        var note = check.text("note", LINE);
        if (!check.failed()) {
            var answer = claiming.withdraw(site.viewer(), command, UUID.fromString(claim), note);
            if (answer instanceof Claimed.Moved) {
                return to(compound, "stewardship.claim-back.done");
            }
            refuse(site, check, answer, "claim");
        }
        return refused(site, place, check);
    }

    private static ModelAndView to(UUID compound, String key, Object... values) {
        return Pages.done("/compounds/" + compound + "/upkeep", key, values);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.upkeep(site, place, check.form()));
    }

    private static void refuse(Site site, FormCheck check, Claimed answer, String field) {
        switch (answer) {
            case Claimed.Expired no -> check.refuse(field, "stewardship.no.expired", no.until());
            case Claimed.NoWarranty _ -> check.refuse(field, "stewardship.no.warranty");
            case Claimed.AlreadyOpen no -> check.refuse(field, "stewardship.no.claim-open", no.code());
            case Claimed.Elsewhere no -> check.refuse(field, "stewardship.no.moved", site.word(no.now()));
            case Claimed.NotYours _ -> check.refuse(field, "stewardship.no.not-yours");
            case Claimed.OtherRequest _ -> check.refuse("request", "stewardship.no.other-request");
            case Claimed.UnknownPhoto _ -> check.refuse("photo", "site.form.choice.unknown");
            case Claimed.Sent _, Claimed.Moved _ -> throw new IllegalStateException("no refusal: " + answer);
        }
    }
}
