package anju.message;

import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.city.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Delivers waiting messages. The one way there is writes a file into the city's folder, from where an office's own gateway for
 * short messages takes it; another way would stand beside {@link #write}.
 */
@Configuration(proxyBeanMethods = false)
class Delivery {
    /** Tries in about six hours, since each waits twice as long as the last; then somebody must look. */
    static final int TRIES = 12;

    private final Outgoings outgoings;
    private final People people;

    Delivery(Outgoings outgoings, People people) {
        this.outgoings = outgoings;
        this.people = people;
    }

    @Bean
    Job messageDelivery() {
        return new Job(Outbox.JOB, id -> deliver(UUID.fromString(id)));
    }

    /** Killed between file and state, it writes the same file again: at least once, and to its reader once. */
    private void deliver(UUID id) {
        var waiting = outgoings.waiting(id);
        if (waiting.isEmpty()) {
            return;
        }
        var message = waiting.get();
        var expires = message.expiresAt();
        if (expires != null && expires.isBefore(City.current().now())) {
            outgoings.ended(id, "EXPIRED");
            return;
        }
        var address = address(message);
        if (address == null) {
            outgoings.ended(id, "NO_ADDRESS");
            return;
        }
        try {
            write(message, address);
        } catch (IOException e) {
            if (outgoings.failed(id, e.getClass().getSimpleName()) >= TRIES) {
                outgoings.ended(id, "FAILED");
                return;
            }
            throw new IllegalStateException("message " + id + " could not be delivered; it will be tried again", e);
        }
        outgoings.ended(id, "SENT");
        outgoings.forgetOld();
    }

    private @Nullable String address(Outgoings.Outgoing message) {
        var person = message.personId();
        return person == null
                ? message.address()
                : people.phonesOf(List.of(person), Audience.SELF).get(person);
    }

    private static void write(Outgoings.Outgoing message, String address) throws IOException {
        var folder = folder(City.current().today());
        var file = folder.resolve(message.id() + ".txt");
        var draft = folder.resolve("." + message.id() + ".txt");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, address + "\n" + message.body() + "\n", StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** {@code <city folder>/outbox/<date>}. */
    static Path folder(LocalDate day) throws IOException {
        return Files.createDirectories(City.current().folder().resolve("outbox").resolve(day.toString()));
    }
}
