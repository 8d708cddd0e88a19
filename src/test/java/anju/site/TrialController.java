package anju.site;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.access.SignedIn;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Handlers that go wrong in every way a handler can. */
@Controller
class TrialController {
    @Open
    @GetMapping("/trial/failures/{how}")
    ModelAndView fail(@PathVariable String how) {
        throw switch (how) {
            case "bug" -> new IllegalStateException("secret detail of a bug");
            case "role" -> new NotPermitted(Action.CONFIRM_BANK);
            case "missing" -> new NotThere();
            default -> new IllegalArgumentException(how);
        };
    }

    @Open
    @GetMapping("/trial/things/{id}")
    ModelAndView thing(@PathVariable UUID id) {
        return Pages.to("/trial/failures/missing?" + id);
    }

    @Open
    @PostMapping("/trial/commands")
    ModelAndView command(@Command UUID command) {
        return Pages.to("/trial/things/" + command);
    }

    @SignedIn
    @GetMapping("/trial/own")
    ModelAndView own() {
        throw new NotThere();
    }

    @SignedIn
    @PostMapping("/trial/own")
    ModelAndView change() {
        throw new NotThere();
    }
}
