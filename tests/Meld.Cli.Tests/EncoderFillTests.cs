using System.Diagnostics;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The commands on features of a frozen encoder, with a tiny BERT of random weights in a cache of its own.</summary>
public sealed class EncoderFillTests : IDisposable
{
    private const int VocabularySize = 40;

    private static readonly string[] Words =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "i", "you", "we", "it", "the", "a", "to", "is", "not", "no", "yes", "what", "that", ".", ",", "!", "?", "'", "s", "t", "m"];

    private readonly TemporaryDirectory directory = new();

    private string Store => Path.Combine(directory.Path, "store");

    private string Experiment => directory.Write(
        "tiny.yaml", "modalities: {text: {encoder: bert, weights: tiny, tokens: 16, precision: f32}}\n");

    [Fact]
    public async Task Fill_TinyBert_ComputesEachTextOnceAndThenNothing()
    {
        Install();
        var (exitCode, output, error) = await RunAsync("fill");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error.Replace("computing text.bert\n", "", StringComparison.Ordinal)));
        Assert.Matches(@"(?m)^text\.bert +598 +0 +0 +0 +0 +598", output);

        // What is stored needs no weights but their hash: the file itself may be damaged.
        File.WriteAllBytes(Weights, new byte[new FileInfo(Weights).Length]);
        (exitCode, output, error) = await RunAsync("fill");
        Assert.Equal((ExitCodes.Ok, ""), (exitCode, error));
        Assert.Matches(@"(?m)^text\.bert +0 +598 +0 +0 +0 +598", output);

        (exitCode, output, _) = await RunAsync("stats");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.Matches(@"(?m)^text\.bert v1 +598 +0 +0 +0 +598", output);
        Assert.Contains("pooling=Pooler", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, (await RunAsync("verify")).ExitCode);
        (exitCode, output, _) = await RunAsync("prune");
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.Matches(@"(?m)^text\.bert v1 +\w+ +0 ", output);
    }

    [Fact]
    public async Task Fill_DamagedWeights_EndsInOneSentence()
    {
        Install();
        File.WriteAllBytes(Weights, new byte[new FileInfo(Weights).Length]);
        var (exitCode, output, error) = await RunAsync("fill");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: {Weights}: ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("fill")]
    [InlineData("stats")]
    [InlineData("verify")]
    [InlineData("prune")]
    public async Task Command_WeightsThatAreNotThere_SaysHowTheyAreFetchedAndDoesNothing(string command)
    {
        var (exitCode, output, error) = await RunAsync(command, "modalities.text.weights=bert-base-uncased");
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Equal($"meld: {Path.Combine(directory.Path, "cache", "weights", "bert-base-uncased")} is missing; run ./meld weights fetch bert-base-uncased once.\n", error);
        Assert.False(Directory.Exists(Store));
    }

    public void Dispose() => directory.Dispose();

    private string Weights => Path.Combine(directory.Path, "cache", "weights", "tiny", "model.safetensors");

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command, params string[] overrides) =>
        await ProcessAsync(["features", command, Experiment, .. overrides, "--corpus", Path.Combine(Repository.Root, "notebooks", "sample"), "--store", Store]);

    private async Task<(int ExitCode, string Output, string Error)> ProcessAsync(params string[] args)
    {
        var info = MeldProcess.Info(args);
        info.Environment["MELD_CACHE"] = Path.Combine(directory.Path, "cache");
        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(MeldProcess.Patience);
        return (process.ExitCode, await output, await error);
    }

    private void Install()
    {
        var fixtures = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Encoders", "fixtures");
        directory.Write("tiny/model.safetensors", File.ReadAllBytes(Path.Combine(fixtures, "bert.safetensors")));
        directory.Write("tiny/config.json", File.ReadAllText(Path.Combine(fixtures, "bert.json")));
        var rest = Enumerable.Range(0, VocabularySize - Words.Length).Select(number => $"[unused{number}]");
        directory.Write("tiny/vocab.txt", string.Join('\n', [.. Words, .. rest]) + "\n");
        var (exitCode, _, error) = ProcessAsync("weights", "fetch", "tiny", "--from", Path.Combine(directory.Path, "tiny")).GetAwaiter().GetResult();
        Assert.True(exitCode == ExitCodes.Ok, error);
    }
}
