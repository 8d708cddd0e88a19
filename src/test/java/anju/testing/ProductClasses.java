package anju.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Class paths for a spawned application: the product's, with single classes of the tests in front of it but none of their settings. */
public final class ProductClasses {
    private ProductClasses() {}

    public static String path() {
        var kept = new ArrayList<String>();
        for (var element : System.getProperty("java.class.path").split(":")) {
            if (!element.endsWith("/test-classes")) {
                kept.add(element);
            }
        }
        return String.join(":", kept);
    }

    /** With these classes of the tests (and what is nested in them), copied into {@code folder}. */
    public static String path(Path folder, List<Class<?>> more) {
        try {
            for (var type : more) {
                var here = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath());
                var packageFolder = type.getPackageName().replace('.', '/');
                Files.createDirectories(folder.resolve(packageFolder));
                try (var files = Files.list(here.resolve(packageFolder))) {
                    for (var file : files.toList()) {
                        var name = file.getFileName().toString();
                        if (name.equals(type.getSimpleName() + ".class")
                                || name.startsWith(type.getSimpleName() + "$")) {
                            Files.write(folder.resolve(packageFolder).resolve(name), Files.readAllBytes(file));
                        }
                    }
                }
            }
            return folder + ":" + path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
