package anju.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.tools.ToolProvider;

/** The stand-alone verifier, compiled from its one file and run in this process. */
public final class Verifier {
    static final Path SOURCE = Path.of("verifier/Verify.java");
    private static final Class<?> VERIFY = compile();

    public record Outcome(int exit, String text) {}

    private Verifier() {}

    public static Outcome run(Object... args) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
            Method run = VERIFY.getMethod("run", String[].class, PrintStream.class);
            int exit = (int) run.invoke(null, words, new PrintStream(text, true, StandardCharsets.UTF_8));
            return new Outcome(exit, text.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(text.toString(StandardCharsets.UTF_8), e);
        }
    }

    /** Whether one of its parsers, a nested class with a constructor or {@code read} of bytes, takes these bytes. */
    static boolean reads(String parser, byte[] bytes) {
        try {
            Class<?> type = VERIFY.getClassLoader().loadClass("Verify$" + parser);
            Executable reading = parser.equals("Json")
                    ? type.getDeclaredMethod("read", byte[].class)
                    : type.getDeclaredConstructor(byte[].class);
            reading.setAccessible(true);
            if (reading instanceof Method method) {
                method.invoke(null, (Object) bytes);
            } else {
                ((Constructor<?>) reading).newInstance((Object) bytes);
            }
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause().getClass().getName().equals("Verify$Wrong")) {
                return false;
            }
            throw new AssertionError("the verifier broke on these bytes", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> compile() {
        try {
            Path classes = Files.createTempDirectory("verifier");
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-Xlint:all", "-Werror", "-d", classes.toString(), SOURCE.toString());
            if (exit != 0) {
                throw new AssertionError("verifier/Verify.java does not compile without warnings");
            }
            // Only the JDK above it: anything of ours that it named would not be found.
            URLClassLoader alone =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return alone.loadClass("Verify");
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
