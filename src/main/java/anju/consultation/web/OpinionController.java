package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.access.Phone;
import anju.access.SignedIn;
import anju.city.City;
import anju.consultation.Channel;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.OpinionDraft;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.QrCode;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Opinions come in, and everybody sees what became of them. */
@Controller
class OpinionController {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final OpinionScreens screens;
    private final Listening listening;

    OpinionController(OpinionScreens screens, Listening listening) {
        this.screens = screens;
        this.listening = listening;
    }

    @Open
    @GetMapping("/compounds/{compound}/opinions")
    ModelAndView funnel(Site site, @PathVariable UUID compound) {
        return Pages.page("consultation/funnel", screens.funnel(site, screens.compound(compound)));
    }

    @Open
    @GetMapping("/compounds/{compound}/opinions/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        return Pages.page(
                "consultation/give",
                screens.give(site, Form.of(OpinionScreens.GIVE, GiveForm.EMPTY), screens.compound(compound)));
    }

    @Open
    @GetMapping("/compounds/{compound}/opinions/sign")
    ModelAndView sign(Site site, @PathVariable UUID compound) {
        var place = screens.compound(compound);
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/compounds/" + compound + "/opinions/new")
                .toUriString();
        return Pages.page("consultation/sign", new SignPage(site, compound, place.name(), QrCode.of(address), address));
    }

    @Open
    @PostMapping("/compounds/{compound}/opinions")
    ModelAndView give(Site site, @PathVariable UUID compound, GiveForm form, @Command UUID command) {
        var place = screens.compound(compound);
        boolean known = site.viewer().may(Action.GIVE_OPINION, place.path());
        var check = FormCheck.of(OpinionScreens.GIVE, form);
        var draft = draft(site, check, place);
        var phone = form.phone().isBlank() || known ? "" : check.phone("phone");
        if (draft != null && !check.failed()) {
            var answer = known
                    ? listening.give(site.viewer(), command, draft)
                    : listening.giveUnsigned(command, draft, phone.isEmpty() ? null : new Phone(phone));
            if (answer instanceof Giving.Given given) {
                return Pages.done("/opinions/" + given.code(), "consultation.give.done");
            }
            refuse(check, answer);
        }
        return Pages.refused("consultation/give", screens.give(site, check.form(), place));
    }

    /** What became of an opinion, for whoever holds its code. */
    @Open
    @GetMapping("/opinions/{code:[0-9A-Z]{14}}")
    ModelAndView given(Site site, @PathVariable String code) {
        return Pages.page("consultation/given", screens.given(site, code).orElseThrow(NotThere::new));
    }

    /** What I said, and what became of it. */
    @SignedIn
    @GetMapping("/home/opinions")
    ModelAndView mine(Site site) {
        return Pages.page("consultation/mine", screens.mine(site));
    }

    @Needs(Action.RECORD_OPINION)
    @GetMapping("/opinions")
    ModelAndView choose(Site site) {
        return Pages.page("consultation/choose", screens.choose(site));
    }

    @Needs(Action.RECORD_OPINION)
    @PostMapping("/compounds/{compound}/heard-opinions")
    ModelAndView enter(Site site, @PathVariable UUID compound, EnterForm form, @Command UUID command) {
        var place = screens.compound(compound);
        site.viewer().require(Action.RECORD_OPINION, place.path());
        var check = FormCheck.of(OpinionScreens.ENTER, form);
        var channel = check.choice(
                "channel", EnumSet.of(Channel.QUESTIONNAIRE, Channel.VISIT, Channel.PHONE, Channel.MEETING));
        var occurredOn = check.date("occurredOn", EARLIEST, City.current().today());
        var draft = draft(site, check, place);
        var phone = form.phone().isBlank() ? "" : check.phone("phone");
        if (draft != null && !check.failed()) {
            var answer = listening.enter(
                    site.viewer(), command, draft, channel, occurredOn, phone.isEmpty() ? null : new Phone(phone));
            if (answer instanceof Giving.Given given) {
                return Pages.done("/compounds/" + compound + "/consensuses", "consultation.enter.done", given.code());
            }
            refuse(check, answer);
        }
        return Pages.refused(
                "consultation/sort", screens.sort(site, place, check.form(), Form.empty(OpinionScreens.REACH)));
    }

    private @Nullable OpinionDraft draft(Site site, FormCheck check, Compound place) {
        var topic = check.choice(
                "topic",
                screens.topics(site, place.path()).stream().map(Option::value).toList());
        var text = check.paragraphs("text", OpinionDraft.TEXT_MAX);
        if (!text.isEmpty() && text.codePointCount(0, text.length()) < OpinionDraft.TEXT_MIN) {
            check.refuse("text", "consultation.text.short");
        }
        return check.failed() ? null : new OpinionDraft(place.id(), topic, text);
    }

    static void refuse(FormCheck check, Giving answer) {
        switch (answer) {
            case Giving.UnknownTopic _ -> check.refuse("topic", "site.form.choice.unknown");
            case Giving.NumbersFound _ -> check.refuse("text", "consultation.text.numbers");
            case Giving.TooMany _ -> check.refuseAll("consultation.give.too-many");
            case Giving.InTheFuture _ -> check.refuse("occurredOn", "consultation.enter.future");
            case Giving.GatheringOver _ -> check.refuseAll("consultation.gathering.settled");
            case Giving.Given _ -> throw new IllegalStateException("given, yet refused");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry opinionsEntry() {
            return new NavEntry(
                    "consultation.nav.opinions", "/opinions", Action.RECORD_OPINION, 22, NavGroup.RENEWAL, "talk");
        }
    }
}
