package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NewPerson;
import anju.access.Phone;
import anju.access.SignedIn;
import anju.attachment.ScanField;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.mandate.Mandate;
import anju.vote.mandate.Mandated;
import anju.vote.mandate.Mandating;
import anju.vote.mandate.Revoking;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Written mandates of a vote: recorded at the desk from the paper, taken back there or on the owner's phone. */
@Controller
class MandateController {
    private static final String FORM = "vote.mandate";
    private static final String REVOKE = "vote.revoke";
    private static final int DOOR_MAX = 40;

    private final MandateScreens screens;
    private final Mandating mandating;
    private final ScanField scans;

    MandateController(MandateScreens screens, Mandating mandating, ScanField scans) {
        this.screens = screens;
        this.mandating = mandating;
        this.scans = scans;
    }

    @Needs(Action.RECORD_MANDATE)
    @GetMapping("/votes/{vote}/mandates")
    ModelAndView mandates(Site site, @PathVariable UUID vote, @RequestParam(defaultValue = "") String door) {
        var looked = door.length() > DOOR_MAX ? "" : door;
        return Pages.page("vote/mandates", screens.mandates(site, vote, looked, Form.empty(REVOKE)));
    }

    @Needs(Action.RECORD_MANDATE)
    @GetMapping("/votes/{vote}/heads/{head}/mandate")
    ModelAndView form(Site site, @PathVariable UUID vote, @PathVariable UUID head) {
        return Pages.page("vote/mandate", screens.entry(site, vote, head, Form.of(FORM, RecordMandateForm.EMPTY)));
    }

    @Needs(Action.RECORD_MANDATE)
    @PostMapping("/votes/{vote}/heads/{head}/mandate")
    ModelAndView record(
            Site site,
            @PathVariable UUID vote,
            @PathVariable UUID head,
            RecordMandateForm form,
            @Command UUID command) {
        var page = screens.entry(site, vote, head, Form.empty(FORM));
        var check = FormCheck.of(FORM, form);
        var name = check.text("proxyName", NewPerson.NAME_MAX);
        var phone = check.phone("phone");
        Optional<UUID> giver = page.voter().signers().isEmpty() ? Optional.empty() : Optional.of(check.id("givenBy"));
        var signedOn = check.date("signedOn");
        ScanField.require(check, form.scan());
        if (!check.failed() && signedOn.isAfter(City.current().today())) {
            check.refuse("signedOn", "vote.mandate.ahead");
        }
        var facts = page.vote();
        var scan = scans.receive(
                site.viewer(), command, form.scan(), "vote.mandate", facts.path(), facts.compound(), check);
        if (scan.isPresent()) {
            var proxy = new NewPerson(name, new Phone(phone), null);
            var mandate = new Mandate(head, proxy, giver.orElse(null), signedOn, scan.get());
            var answer = mandating.record(site.viewer(), command, vote, mandate);
            if (answer instanceof Mandated.Recorded) {
                return Pages.done("/votes/" + vote + "/mandates", "vote.mandate.done");
            }
            explain(site, check, answer);
        }
        return Pages.refused("vote/mandate", screens.entry(site, vote, head, check.form()));
    }

    private static void explain(Site site, FormCheck check, Mandated answer) {
        switch (answer) {
            case Mandated.Recorded _ -> throw new IllegalStateException("recorded, yet refused");
            case Mandated.NotFrozen _ -> check.refuseAll("vote.mandate.not-frozen");
            case Mandated.Over over -> check.refuseAll("vote.mandate.over", site.until(over.closesAt()));
            case Mandated.NotOnTheRoll _ -> check.refuseAll("vote.paper.not-on-roll");
            case Mandated.NotTheirs _ -> check.refuse("givenBy", "vote.mandate.not-theirs");
            case Mandated.SignedAhead _ -> check.refuse("signedOn", "vote.mandate.ahead");
            case Mandated.ProxyIsOwner _ -> check.refuse("proxyName", "vote.mandate.owner");
            case Mandated.OwnMandate _ -> check.refuse("proxyName", "vote.mandate.own");
            case Mandated.Candidate _ -> check.refuse("proxyName", "vote.mandate.candidate");
            case Mandated.Barred barred -> check.refuse("proxyName", "vote.mandate.barred", barred.office());
            case Mandated.TooMany many -> check.refuse("proxyName", "vote.mandate.many", many.atMost());
            case Mandated.StandsAlready _ -> check.refuseAll("vote.mandate.stands");
            case Mandated.OwnerVoted _ -> check.refuseAll("vote.mandate.voted");
            case Mandated.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
        }
    }

    /** The owner on the phone, or the desk on the owner's word; each goes back to where they came from. */
    @SignedIn
    @PostMapping("/mandates/{mandate}/revocation")
    ModelAndView revoke(Site site, @PathVariable UUID mandate, RevokeForm form, @Command UUID command) {
        var vote = screens.voteOf(mandate);
        var owner = screens.isOwner(mandate, site.viewer().person());
        var back = "/votes/" + vote + (owner ? "/ballot" : "/mandates");
        return switch (mandating.revoke(site.viewer(), command, mandate)) {
            case Revoking.Revoked _ -> Pages.done(back, "vote.revoke.done");
            case Revoking.NotStanding _ -> Pages.done(back, "vote.revoke.not-standing");
            case Revoking.AlreadyCast cast -> Pages.done(back, "vote.revoke.cast", cast.at());
            case Revoking.Over over -> Pages.done(back, "vote.mandate.over-now", site.until(over.closesAt()));
        };
    }

    /** Nothing to fill in: the question is whether. */
    record RevokeForm() {}

    record RecordMandateForm(
            String proxyName,
            String phone,
            String givenBy,
            String signedOn,
            @Nullable MultipartFile scan) {
        static final RecordMandateForm EMPTY = new RecordMandateForm("", "", "", "", null);
    }
}
