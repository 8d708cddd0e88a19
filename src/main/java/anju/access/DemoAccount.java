package anju.access;

import java.util.List;
import java.util.UUID;

/** A person whom visitors of a demonstration city may be with one click; {@code hintKey} names the sentence what to try. */
public record DemoAccount(UUID personId, String personName, List<Role> roles, String hintKey) {
    public DemoAccount {
        roles = List.copyOf(roles);
    }
}
