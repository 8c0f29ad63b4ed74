using System.Diagnostics;
using System.Globalization;
using Meld.Storage;

namespace Meld.Features;

/// <summary>
/// Verifies a store in a process of its own: whatever a damaged store or a broken disk does to that process, the caller gets a report. Closing its standard input,
/// which also happens when the caller is killed, tells the process to stop.
/// </summary>
/// <param name="start">How to start the process, which writes <see cref="VerificationMessage"/>s; its streams are redirected here.</param>
/// <param name="patience">How long it may say nothing before it is taken to hang.</param>
/// <param name="clock">Measures that.</param>
public sealed class VerificationProcess(ProcessStartInfo start, TimeSpan patience, TimeProvider clock)
{
    // What shells and .NET make of a process that a signal ended.
    private const int SignalBase = 128;

    /// <summary>Verifies the store.</summary>
    /// <param name="progress">Gets the bytes that are checked.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>What the process found, or that it died or hung.</returns>
    /// <exception cref="FeatureStoreException">The process says that there is no store to verify.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<FeatureStoreReport> VerifyAsync(IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var silence = new CancellationTokenSource(patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        VerificationMessage? last = null;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(stop.Token).ConfigureAwait(false) is { } line)
            {
                silence.CancelAfter(patience);
                if (VerificationMessage.Parse(line) is not { } message) continue;
                if (message.Progress is { } done) progress?.Report(done);
                else last = message;
            }
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var seconds = patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return FeatureStoreReport.Broken($"The check itself made no progress for {seconds} s and was ended.");
        }
        finally
        {
            await EndAsync(process).ConfigureAwait(false);
        }
        return last switch
        {
            { Report: { } report } => report,
            { Error: { } error } => throw new FeatureStoreException(last.Kind, error),
            _ => FeatureStoreReport.Broken(EndOf(process.ExitCode, (await errors.ConfigureAwait(false)).Trim())),
        };
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static string EndOf(int code, string said) => code > SignalBase
        ? $"The check itself was killed by signal {code - SignalBase}."
        : $"The check itself ended with {code}{(said.Length > 0 ? $" ({said.ReplaceLineEndings(" ")})" : " and said nothing")}.";
}
