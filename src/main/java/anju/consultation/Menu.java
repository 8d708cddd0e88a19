package anju.consultation;

import anju.policy.Name;
import anju.policy.Policy;
import anju.policy.RuleBook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The items of an edition's catalogue by code, as the pack names them; what they cost is a plan's business. */
@Component
public class Menu {
    private static final String CATALOGUE = "plan.items";

    private final Policy policy;

    Menu(Policy policy) {
        this.policy = policy;
    }

    public Map<String, Name> of(UUID edition) {
        var menu = new LinkedHashMap<String, Name>();
        for (var chapter : policy.book(edition).chapters()) {
            for (var passage : chapter.passages()) {
                if (passage instanceof RuleBook.Table table && table.path().equals(CATALOGUE)) {
                    table.lines().forEach(line -> {
                        var name = line.name();
                        if (name != null) {
                            menu.put(line.key(), name);
                        }
                    });
                }
            }
        }
        return menu;
    }
}
