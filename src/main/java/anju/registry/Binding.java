package anju.registry;

import anju.access.Action;
import anju.access.Viewer;
import anju.evidence.Commands;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Binds residents to the part they own or live in, so that they see and decide about their own home. */
@Component
public class Binding {
    private final Registry registry;
    private final Registers registers;
    private final Commands commands;

    Binding(Registry registry, Registers registers, Commands commands) {
        this.registry = registry;
        this.registers = registers;
        this.commands = commands;
    }

    /**
     * Staff bind a person to a part. As owner only who the registry names among its owners: that person record was
     * matched by phone or identity number when the ownership was written.
     */
    @Transactional
    public Residing bind(Viewer by, UUID command, UUID person, UUID part, Capacity capacity) {
        by.require(Action.BIND_RESIDENT, pathOfPart(part));
        var inputs = List.of(person, part, capacity);
        return commands.once(command, by.personId(), "registry.binding.bind", inputs, Residing.class, () -> {
            registers.lock();
            if (capacity == Capacity.OWNER && !owns(person, part)) {
                return new Residing.NotAnOwner();
            }
            var bound = registers.bindingOf(person, part);
            return bound.isPresent()
                    ? new Residing.AlreadyBound(bound.get())
                    : new Residing.Bound(registers.bind(person, part, capacity, by.personId()));
        });
    }

    /**
     * Binds a signed-in person to every part they own and are not bound to yet. They proved their phone by code, and
     * the registry knows that phone (or identity number) as the owner's.
     */
    @Transactional
    public int confirmOwner(UUID person) {
        registers.lock();
        int bound = 0;
        for (var held : registry.ownedBy(person)) {
            if (registers.bindingOf(person, held.partId()).isEmpty()) {
                registers.bind(person, held.partId(), Capacity.OWNER, person);
                bound++;
            }
        }
        return bound;
    }

    @Transactional
    public Residing unbind(Viewer by, UUID command, UUID person, UUID part) {
        by.require(Action.BIND_RESIDENT, pathOfPart(part));
        var inputs = List.of(person, part);
        return commands.once(command, by.personId(), "registry.binding.unbind", inputs, Residing.class, () -> {
            registers.lock();
            var bound = registers.bindingOf(person, part);
            if (bound.isEmpty()) {
                return new Residing.NotBound();
            }
            registers.unbind(bound.get(), by.personId());
            return new Residing.Unbound();
        });
    }

    private boolean owns(UUID person, UUID part) {
        return registry.ownersOf(part).stream()
                .anyMatch(held -> person.equals(held.holder().personId()));
    }

    private String pathOfPart(UUID part) {
        return registry.pathOf(registry.part(part).orElseThrow().compoundId());
    }
}
