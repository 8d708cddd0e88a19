package anju;

import anju.city.StartStep;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;

/** Tells the start-up page what is being done, and takes it down just before the real web server binds the same port. */
final class StartPageHandover implements SmartLifecycle, ApplicationListener<PayloadApplicationEvent<StartStep>> {
    private final StartPage page;
    private volatile boolean handedOver;

    StartPageHandover(StartPage page) {
        this.page = page;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<StartStep> step) {
        StartPage.progress(step.getPayload().message());
    }

    @Override
    public void start() {
        page.close();
        handedOver = true;
    }

    @Override
    public void stop() {
        handedOver = false;
    }

    @Override
    public boolean isRunning() {
        return handedOver;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
