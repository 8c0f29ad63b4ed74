using System.Globalization;
using System.Net;

namespace Meld.Storage.Downloads;

/// <summary>Brings the bytes of one file that are still missing from an address, with as many requests as that takes.</summary>
internal sealed class Transfer(
    HttpMessageInvoker client, TimeProvider clock, Random random, DownloadSettings settings,
    DownloadRequest request, PartialFile part, IProgress<WorkProgress> progress)
{
    private readonly DownloadAttempt attempt = new(client, settings);
    private readonly byte[] buffer = new byte[1 << 17];
    private long best = part.Length;
    private bool takesRanges = true;
    private int restarts;

    /// <summary>The file's name.</summary>
    public string Name { get; } = Path.GetFileName(request.Path);

    /// <summary>Bytes that are there.</summary>
    public long Length => part.Length;

    /// <summary>Whether what is there came in more than one piece.</summary>
    public bool WasResumed { get; private set; } = part.Length > 0;

    private long? Total => request.Size ?? part.Notes?.Length;

    private bool IsComplete => part.Notes is not null && Total is { } total && part.Length == total;

    /// <summary>Asks until the file is whole.</summary>
    /// <exception cref="AddressFailure">This address will not give it.</exception>
    /// <exception cref="IOException">The disk is too small or cannot be written.</exception>
    public async Task FromAsync(Uri address, CancellationToken cancellation)
    {
        takesRanges = true;
        for (var failures = 0; !IsComplete;)
        {
            var pause = default(TimeSpan?);
            string problem;
            try
            {
                if (await TryAsync(address, cancellation).ConfigureAwait(false)) return;
                problem = "it was cut short";
            }
            catch (RetryException retry)
            {
                (problem, pause) = (retry.Message, retry.After);
            }
            if (part.Length >= best + settings.LeastProgress) failures = 0;
            best = Math.Max(best, part.Length);
            if (++failures >= settings.Attempts) throw new AddressFailure($"{address} failed {failures} times in a row, at last because {problem}");
            var wait = Pause(failures, pause);
            progress.Report(new(string.Create(CultureInfo.InvariantCulture, $"{Name}: {problem}; trying again in {wait.TotalSeconds:0.#} s")));
            await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
        }
    }

    // Doubled for each failure, half of it left to chance.
    private TimeSpan Pause(int failures, TimeSpan? asked)
    {
        var pause = settings.FirstPause * Math.Pow(2, Math.Min(failures, 20) - 1) * (0.5 + (0.5 * random.NextDouble()));
        if (asked is { } longer && longer > pause) pause = longer;
        return pause < settings.LongestPause ? pause : settings.LongestPause;
    }

    private async Task<bool> TryAsync(Uri address, CancellationToken cancellation)
    {
        using var stall = new StallTimer(clock, settings.StallTime, cancellation);
        try
        {
            // Without a validator only a published hash can tell in the end whether the parts belong together.
            var canResume = part.Length > 0 && takesRanges
                && (request.HasHash || (part.Notes!.Validator is not null && part.Notes.Address == address.ToString()));
            var validator = part.Notes?.Address == address.ToString() ? part.Notes.Validator : null;
            using var response = await attempt.SendAsync(address, canResume ? part.Length : 0, validator, stall.Token).ConfigureAwait(false);
            if (!Accept(address, response, canResume)) return IsComplete;
            await ReceiveAsync(response, stall).ConfigureAwait(false);
            return Total is not { } total || part.Length == total;
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new AddressFailure($"{address} cannot be reached safely ({Innermost(error)})", error);
        }
        catch (HttpRequestException error)
        {
            throw new RetryException($"{address.Authority} cannot be reached ({Innermost(error)})", null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RetryException(string.Create(CultureInfo.InvariantCulture, $"nothing came for {settings.StallTime.TotalSeconds:0.#} s"), null);
        }
    }

    // Whether the answer's bytes belong at the end of what is there; where not, it is whole already.
    private bool Accept(Uri address, HttpResponseMessage response, bool asked)
    {
        var status = response.StatusCode;
        if (status is HttpStatusCode.RequestedRangeNotSatisfiable && asked) return AcceptEnd(response);
        if (status is not (HttpStatusCode.OK or HttpStatusCode.PartialContent)) throw Failure(address, response);
        if (response.Content.Headers.ContentEncoding.FirstOrDefault(name => !name.Equals("identity", StringComparison.OrdinalIgnoreCase)) is { } encoding)
            throw new AddressFailure($"{address} sends the file compressed ({encoding})");
        if (status is HttpStatusCode.PartialContent) AcceptRange(address, response, asked);
        else AcceptWhole(address, response, asked);
        return true;
    }

    private void AcceptRange(Uri address, HttpResponseMessage response, bool asked)
    {
        var range = response.Content.Headers.ContentRange;
        if (!asked || range is not { Unit: "bytes", From: { } from } || from != part.Length)
        {
            takesRanges = false;
            throw StartAgain($"the server sends another part than was asked for ({range?.ToString() ?? "it does not say which"})");
        }
        var (known, validator) = (part.Notes!, DownloadAttempt.Validator(response));
        var isOther = known.Address == address.ToString() && known.Validator is not null && validator is not null && validator != known.Validator;
        if (isOther || (range.Length is { } length && Total is { } total && length != total)) throw StartAgain("the file on the server has changed");
        if (Total is null) part.Note(known with { Length = range.Length });
        WasResumed = true;
    }

    private void AcceptWhole(Uri address, HttpResponseMessage response, bool asked)
    {
        var (length, validator) = (response.Content.Headers.ContentLength, DownloadAttempt.Validator(response));
        if (request.Size is { } size && length is { } other && other != size)
            throw new AddressFailure(string.Create(CultureInfo.InvariantCulture, $"{address} has {other:N0} bytes, and {size:N0} are published"));
        if (part.Length > 0)
        {
            var hasChanged = asked && validator != part.Notes?.Validator;
            CountRestart(hasChanged);
            // It has ignored the range and will again.
            takesRanges = !asked || hasChanged;
            progress.Report(new($"{Name} starts again: {(hasChanged ? "the file on the server has changed" : "the server cannot go on where it stopped")}"));
        }
        DiskSpace.Require(request.Path, length ?? request.Size ?? 0, settings.SpareSpace, $"downloading {Name}");
        part.Restart(new PartialNotes(address.ToString(), validator, length));
        WasResumed = false;
    }

    private bool AcceptEnd(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentRange?.Length is not { } length || length != part.Length || (Total ?? length) != length)
            throw StartAgain("the server has less of the file than is here");
        part.Note(part.Notes! with { Length = length });
        return false;
    }

    private RetryException StartAgain(string why)
    {
        CountRestart(hasChanged: true);
        part.Restart(null);
        WasResumed = false;
        return new RetryException($"{why}, so it starts again", null);
    }

    // What is there of another file is no measure for what comes of this one; but a file that changes all the time is never had.
    private void CountRestart(bool hasChanged)
    {
        if (hasChanged) best = 0;
        if (++restarts > settings.Attempts * 2) throw new AddressFailure($"{Name} had to start again {restarts} times");
    }

    private Exception Failure(Uri address, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var problem = string.Create(
            CultureInfo.InvariantCulture, $"{address} answers {status}{(response.ReasonPhrase is { Length: > 0 } reason ? $" ({reason})" : "")}");
        if (status is not (408 or 425 or 429 or >= 500)) return new AddressFailure(problem);
        var after = response.Headers.RetryAfter;
        return new RetryException(problem, after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() : null));
    }

    private async Task ReceiveAsync(HttpResponseMessage response, StallTimer stall)
    {
        var step = $"downloading {Name}";
        var body = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            progress.Report(new(step, part.Length, Total, "bytes"));
            for (var received = 0L; ;)
            {
                var length = await ReadAsync(body, stall.Token).ConfigureAwait(false);
                if (length == 0) return;
                if (Total is { } total && part.Length + length > total) throw TooLong(total);
                part.Append(buffer.AsSpan(0, length));
                progress.Report(new(step, part.Length, Total, "bytes"));
                if ((received += length) >= settings.LeastProgress)
                {
                    received = 0;
                    stall.Restart();
                }
            }
        }
    }

    private async Task<int> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new RetryException($"the connection broke ({Innermost(error)})", null);
        }
    }

    private AddressFailure TooLong(long total)
    {
        part.Restart(null);
        return new AddressFailure(string.Create(CultureInfo.InvariantCulture, $"the server sends more than the {total:N0} bytes that the file has"));
    }

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message.TrimEnd('.');
    }
}
