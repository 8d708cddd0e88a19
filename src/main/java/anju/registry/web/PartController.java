package anju.registry.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NewPerson;
import anju.access.Phone;
import anju.city.City;
import anju.money.Area;
import anju.registry.Basis;
import anju.registry.Binding;
import anju.registry.Capacity;
import anju.registry.Correcting;
import anju.registry.Holder;
import anju.registry.Organisations;
import anju.registry.Registering;
import anju.registry.Residing;
import anju.registry.Share;
import anju.registry.Transferring;
import anju.registry.Use;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One door, and the dated corrections to it. */
@Controller
class PartController {
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);

    private final PartScreens screens;
    private final Registering registering;
    private final Binding binding;
    private final Organisations organisations;

    PartController(PartScreens screens, Registering registering, Binding binding, Organisations organisations) {
        this.screens = screens;
        this.registering = registering;
        this.binding = binding;
        this.organisations = organisations;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/parts/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("registry/part", screens.page(site, id, false));
    }

    /** Shows whole phones once; the look is written down, so it is a post and leaves no address to come back to. */
    @Needs(Action.SEE_PERSON)
    @PostMapping("/registry/parts/{id}/phones")
    ModelAndView reveal(Site site, @PathVariable UUID id) {
        return Pages.page("registry/part", screens.page(site, id, true));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/parts/{id}/areas")
    ModelAndView correctArea(Site site, @PathVariable UUID id, @Command UUID command, CorrectAreaForm form) {
        screens.part(site, id);
        var check = FormCheck.of("registry.area", form);
        var basis = check.choice("basis", Basis.class);
        var area = check.area("area", new Area(1), new Area(100_000_000));
        var from = check.date("from", FIRST_DAY, City.current().today());
        if (!check.failed()) {
            var answer = registering.correctArea(site.viewer(), command, id, basis, area, from);
            if (answer instanceof Correcting.Corrected) {
                return Pages.done("/registry/parts/" + id, "registry.area.done");
            }
            RegistryController.refuse(check, "from", answer);
        }
        return Pages.refused("registry/part", screens.page(site, id, false, check.form()));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/parts/{id}/uses")
    ModelAndView changeUse(Site site, @PathVariable UUID id, @Command UUID command, ChangeUseForm form) {
        screens.part(site, id);
        var check = FormCheck.of("registry.use-change", form);
        var use = check.choice("use", Use.class);
        var from = check.date("from", FIRST_DAY, City.current().today());
        if (!check.failed()) {
            var answer = registering.changeUse(site.viewer(), command, id, use, from);
            if (answer instanceof Correcting.Corrected) {
                return Pages.done("/registry/parts/" + id, "registry.use-change.done");
            }
            RegistryController.refuse(check, "from", answer);
        }
        return Pages.refused("registry/part", screens.page(site, id, false, check.form()));
    }

    /** To one person, to two in equal shares of whom the first represents, or to an organisation. */
    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/parts/{id}/ownerships")
    ModelAndView transfer(Site site, @PathVariable UUID id, @Command UUID command, TransferForm form) {
        screens.part(site, id);
        var check = FormCheck.of("registry.transfer", form);
        var name = check.optionalText("name", NewPerson.NAME_MAX);
        var phone = phone(check, "phone", form.phone());
        var other = check.optionalText("other", NewPerson.NAME_MAX);
        var otherPhone = phone(check, "otherPhone", form.otherPhone());
        var organisation = check.optionalId("organisation").flatMap(organisations::byId);
        var from = check.date("from", FIRST_DAY, City.current().today());
        if (name.isEmpty() == organisation.isEmpty()
                && check.form().error("name").isEmpty()) {
            check.refuse("name", name.isEmpty() ? "registry.transfer.nobody" : "registry.transfer.both");
        }
        if (name.isEmpty() && !other.isEmpty()) {
            check.refuse("other", "registry.transfer.first");
        }
        if (check.failed()) {
            return Pages.refused("registry/part", screens.page(site, id, false, check.form()));
        }
        var answer = organisation
                .map(holder -> registering.transfer(
                        site.viewer(), command, id, List.of(Share.whole(Holder.organisation(holder.id()), from)), from))
                .orElseGet(() -> {
                    var persons = new ArrayList<NewPerson>();
                    persons.add(new NewPerson(name, phone, null));
                    if (!other.isEmpty()) {
                        persons.add(new NewPerson(other, otherPhone, null));
                    }
                    return registering.transferTo(site.viewer(), command, id, persons, from);
                });
        return switch (answer) {
            case Transferring.Transferred _ -> Pages.done("/registry/parts/" + id, "registry.transfer.done");
            case Transferring.AlreadySo _ -> refused(site, id, check, "", "registry.already-so");
            case Transferring.HolderTwice _ -> refused(site, id, check, "other", "registry.transfer.twice");
            case Transferring.Overtaken overtaken -> {
                check.refuse("from", "registry.overtaken", overtaken.since());
                yield Pages.refused("registry/part", screens.page(site, id, false, check.form()));
            }
            case Transferring.NotYet _ -> refused(site, id, check, "from", "registry.not-yet");
            case Transferring.SharesNotWhole _, Transferring.StockOfAPerson _ ->
                throw new IllegalStateException("equal shares, delivered");
        };
    }

    private static @Nullable Phone phone(FormCheck check, String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        var phone = Phone.read(typed);
        if (phone.isEmpty()) {
            check.refuse(field, "site.form.phone.shape", typed.strip());
        }
        return phone.orElse(null);
    }

    private ModelAndView refused(Site site, UUID id, FormCheck check, String field, String why) {
        if (field.isEmpty()) {
            check.refuseAll(why);
        } else {
            check.refuse(field, why);
        }
        return Pages.refused("registry/part", screens.page(site, id, false, check.form()));
    }

    @Needs(Action.BIND_RESIDENT)
    @PostMapping("/registry/parts/{id}/bindings")
    ModelAndView bind(Site site, @PathVariable UUID id, @Command UUID command, BindForm form) {
        screens.part(site, id);
        var check = FormCheck.of("registry.binding", form);
        var person = check.id("person");
        var answer = check.failed()
                ? new Residing.NotAnOwner()
                : binding.bind(site.viewer(), command, person, id, Capacity.OWNER);
        return Pages.done(
                "/registry/parts/" + id,
                switch (answer) {
                    case Residing.Bound _ -> "registry.binding.done";
                    case Residing.AlreadyBound _ -> "registry.binding.already";
                    case Residing.NotAnOwner _ -> "registry.binding.not-owner";
                    case Residing.Unbound _, Residing.NotBound _ -> throw new IllegalStateException();
                });
    }

    @Needs(Action.BIND_RESIDENT)
    @PostMapping("/registry/parts/{id}/bindings/end")
    ModelAndView unbind(Site site, @PathVariable UUID id, @Command UUID command, BindForm form) {
        screens.part(site, id);
        var check = FormCheck.of("registry.binding", form);
        var person = check.id("person");
        if (!check.failed()) {
            binding.unbind(site.viewer(), command, person, id);
        }
        return Pages.done("/registry/parts/" + id, "registry.binding.ended");
    }

    record CorrectAreaForm(String basis, String area, String from) {}

    record ChangeUseForm(String use, String from) {}

    record TransferForm(String name, String phone, String other, String otherPhone, String organisation, String from) {}

    record BindForm(String person) {}
}
