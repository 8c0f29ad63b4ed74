using System.Diagnostics;

namespace Meld.Training;

/// <summary>
/// Runs one process a seed, some at once. A process is told to stop by closing its standard input, which also happens when this process is killed; it then
/// writes a checkpoint and ends.
/// </summary>
/// <param name="start">How to start the process of a seed; its streams are redirected here.</param>
/// <param name="atOnce">How many run at the same time.</param>
public sealed class SeedProcesses(Func<int, ProcessStartInfo> start, int atOnce)
{
    /// <summary>What a process returns that was interrupted: 128 + SIGINT, which a terminal sends to all processes at once.</summary>
    private const int Interrupted = 130;

    // Less than this program itself has after Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    /// <summary>Runs all seeds to their end. When one fails, the others are stopped.</summary>
    /// <param name="seeds">The seeds, in the order in which they begin.</param>
    /// <param name="message">Is told what each process says; one call at a time.</param>
    /// <param name="cancellation">Stops all of them.</param>
    /// <exception cref="SeedException">A process failed; carries what it wrote to its standard error.</exception>
    /// <exception cref="OperationCanceledException">They were stopped.</exception>
    /// <remarks>What <paramref name="message"/> throws stops all of them too, and is thrown.</remarks>
    public async Task RunAsync(IReadOnlyList<int> seeds, Action<int, SeedMessage> message, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var places = new SemaphoreSlim(atOnce);
        var gate = new Lock();
        var runs = seeds.Select(seed => InTurnAsync(seed, Told, places, stop)).ToList();
        // Where one failed and the others were stopped for it, this throws the failure.
        await Task.WhenAll(runs).ConfigureAwait(false);

        void Told(int seed, SeedMessage said)
        {
            lock (gate) message(seed, said);
        }
    }

    private async Task InTurnAsync(int seed, Action<int, SeedMessage> message, SemaphoreSlim places, CancellationTokenSource stop)
    {
        await places.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            await RunAsync(seed, message, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            places.Release();
        }
    }

    private async Task RunAsync(int seed, Action<int, SeedMessage> message, CancellationToken stop)
    {
        var info = start(seed);
        (info.RedirectStandardInput, info.RedirectStandardOutput, info.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(info)!;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var messages = MessagesAsync(process.StandardOutput, said => message(seed, said), end);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await EndAsync(process, end.Token).ConfigureAwait(false);
        await messages.ConfigureAwait(false);
        var problem = (await errors.ConfigureAwait(false)).Trim();
        if (process.ExitCode == 0) return;
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode == Interrupted) throw new OperationCanceledException($"Seed {seed} was interrupted.");
        throw new SeedException(seed, problem.Length > 0 ? problem : $"its process ended with {process.ExitCode} and said nothing.");
    }

    private static async Task MessagesAsync(StreamReader output, Action<SeedMessage> message, CancellationTokenSource end)
    {
        try
        {
            while (await output.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (SeedMessage.Parse(line) is { } said) message(said);
            }
        }
        catch
        {
            // Nobody reads on: the process would wait for ever once its pipe is full.
            await end.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task EndAsync(Process process, CancellationToken stop)
    {
        try
        {
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
