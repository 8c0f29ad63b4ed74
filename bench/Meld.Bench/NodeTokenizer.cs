using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Meld.Bench;

/// <summary>A tokenizer under node that measures itself: the tests' <c>peer.mjs</c>.</summary>
internal sealed class NodeTokenizer : IDisposable
{
    private readonly Process process;

    private NodeTokenizer(Process process) => this.process = process;

    /// <summary>Starts one with the tokenizer of a folder; null where node or MELD_TOKENIZERS is missing.</summary>
    public static NodeTokenizer? TryStart(string package, string folder)
    {
        if (Environment.GetEnvironmentVariable("MELD_TOKENIZERS") is not { Length: > 0 }) return null;
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "peer.mjs"), package, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["RAYON_NUM_THREADS"] = "1";
        start.Environment["TOKENIZERS_PARALLELISM"] = "false";
        try
        {
            return new NodeTokenizer(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Tokens a second, measured there.</summary>
    public double TokensPerSecond(string[] texts)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { time = texts }));
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The tokenizer under node ended.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
