package org.songhua.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.songhua.store.StoreException;

/** A platform that runs, asked over HTTP. */
final class RemotePlatform {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final @Nullable String key;

    /** @param key API key, or null when the platform trusts this machine */
    RemotePlatform(URI address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    /** {@return a request to be completed and sent} */
    HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
        if (key != null) request.header("Authorization", "Bearer " + key);
        return request;
    }

    /** {@return the answer} @throws StoreException when there is none, or it tells of a mistake */
    String send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() < 300) return response.body();
            throw new StoreException(
                    "The platform at %s answered %d: %s".formatted(address, response.statusCode(), response.body()));
        } catch (IOException e) {
            throw new StoreException("The platform at %s does not answer: %s".formatted(address, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted.", e);
        }
    }
}
