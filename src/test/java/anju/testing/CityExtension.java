package anju.testing;

import anju.city.Cities;
import anju.city.City;
import anju.city.OldestPostgres;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Founds a city for the class, binds it around each test and life-cycle method, and dissolves it afterwards. */
final class CityExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePostProcessor,
                InvocationInterceptor,
                ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(CityExtension.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @Override
    public void beforeAll(ExtensionContext context) {
        var code = "t" + RUN + "x" + COUNT.incrementAndGet();
        var city = cities(context).found(code, "测试市", City.Kind.TEST);
        context.getStore(HERE).put("city", city);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        cities(context).dissolve(city(context));
    }

    /** A test that asks for the directory of cities gets the one its own city is in. */
    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws IllegalAccessException {
        for (var field : ReflectionSupport.findFields(
                test.getClass(), it -> it.getType() == Cities.class, HierarchyTraversalMode.TOP_DOWN)) {
            field.setAccessible(true);
            field.set(test, cities(context));
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        city(context).call(invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        city(context).call(invocation::proceed);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        city(context).call(invocation::proceed);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        city(context).call(invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        city(context).call(invocation::proceed);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return city(context);
    }

    private static City city(ExtensionContext context) {
        return context.getStore(HERE).get("city", City.class);
    }

    private static Cities cities(ExtensionContext context) {
        boolean oldest = context.getConfigurationParameter("anju.postgres")
                .filter("oldest"::equals)
                .isPresent();
        return oldest
                ? context.getRoot()
                        .getStore(HERE)
                        .computeIfAbsent("oldest", _ -> Oldest.start(context), Oldest.class)
                        .cities
                : SpringExtension.getApplicationContext(context).getBean(Cities.class);
    }

    /** A second directory of cities beside the application's own, heard by the same beans. */
    private record Oldest(OldestPostgres postgres, Cities cities) implements AutoCloseable {
        static Oldest start(ExtensionContext context) {
            var events = SpringExtension.getApplicationContext(context);
            try {
                var postgres = OldestPostgres.start();
                return new Oldest(postgres, postgres.cities(Files.createTempDirectory("anju-oldest-cities"), events));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            cities.close();
            postgres.close();
        }
    }
}
