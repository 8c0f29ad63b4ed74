using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Meld.Storage.Downloads;

/// <summary>One request for what is still missing of a file, redirects included, up to the answer's headers.</summary>
/// <param name="client">Sends it; follows no redirects itself.</param>
/// <param name="settings">How many redirects.</param>
internal sealed class DownloadAttempt(HttpMessageInvoker client, DownloadSettings settings)
{
    /// <summary>The answer; its status is any but a redirect.</summary>
    /// <param name="address">Where to begin.</param>
    /// <param name="from">The first byte wanted; 0 asks for the file without further ado.</param>
    /// <param name="validator">What the file has to be still, or null to take its sameness for granted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AddressFailure">It is redirected in circles, from https to http or to nowhere.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<HttpResponseMessage> SendAsync(Uri address, long from, string? validator, CancellationToken cancellation)
    {
        var current = address;
        for (var hop = 0; hop <= settings.Redirects; hop++)
        {
            var response = await client.SendAsync(Request(current, from, validator), cancellation).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode)) return response;
            using (response) current = Follow(current, response);
        }
        throw new AddressFailure($"{address} is redirected more than {settings.Redirects} times");
    }

    /// <summary>What tells a file on a server from another that took its place: its strong entity tag, else the date of its last change.</summary>
    public static string? Validator(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);

    private static HttpRequestMessage Request(Uri address, long from, string? validator)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Meld.Notebooks", null));
        // Compressed on the way, its bytes could not be counted.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (from == 0) return request;
        request.Headers.Range = new RangeHeaderValue(from, null);
        if (validator is not null) request.Headers.IfRange = RangeConditionHeaderValue.Parse(validator);
        return request;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri Follow(Uri from, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location) throw new AddressFailure($"{from} is redirected to nowhere");
        var to = location.IsAbsoluteUri ? location : new Uri(from, location);
        if (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)) return to;
        throw new AddressFailure($"{from} is redirected to {to.Scheme}://{to.Authority}, which is less safe and not followed");
    }
}
