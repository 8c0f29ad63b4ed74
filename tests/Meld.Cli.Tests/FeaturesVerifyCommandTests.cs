using Meld.Features;
using Meld.Storage;
using Meld.Testing;

namespace Meld.Cli.Tests;

public sealed class FeaturesVerifyCommandTests : IDisposable
{
    private static readonly FeatureKeys Step = new(new StepIdentity("mel", 1, "bands=64"));

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Verify_SoundStore_Says()
    {
        Fill();
        var (exitCode, output, _) = await VerifyAsync();
        Assert.Equal(ExitCodes.Ok, exitCode);
        Assert.StartsWith($"the feature store {directory.Path} is sound: 3 features, 0 files and 0 clips known; ", output);
    }

    [Fact]
    public async Task Verify_DamagedRecord_NamesItAndFails()
    {
        Fill();
        var path = Path.Combine(directory.Path, "data.mdb");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(Tensor(1)) + 100] ^= 1;
        File.WriteAllBytes(path, bytes);
        var (exitCode, output, _) = await VerifyAsync("experiments/sample.yaml", "--corpus", "notebooks/sample");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Equal(
            $"""
            Feature {Step.Of(Content(1)).Feature} of step mel v1: its checksum does not hold.

            1 problem in the feature store {directory.Path}; `./meld features fill` saves what is intact and computes the rest again

            """,
            output);
    }

    [Fact]
    public async Task Verify_FileThatIsCutOff_SaysSoAndFails()
    {
        Fill();
        using (var file = new FileStream(Path.Combine(directory.Path, "data.mdb"), FileMode.Open)) file.SetLength(20_000);
        var (exitCode, output, _) = await VerifyAsync();
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("but the file is cut off after 20000 bytes.\n", output);
    }

    [Fact]
    public async Task Verify_NoStore_SaysThatThereIsNone()
    {
        var (exitCode, output, error) = await VerifyAsync();
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.Equal($"meld: There is no feature store at {directory.Path} (the folder has no data.mdb): make one with `./meld features fill`.\n", error);
    }

    private static Digest Content(int number) => Digest.Of($"clip {number}");

    private static byte[] Tensor(int number)
    {
        var bytes = new byte[5000];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    private void Fill()
    {
        using var store = FeatureStore.OpenForWriting(directory.Path);
        store.Write(changes =>
        {
            for (var number = 0; number < 3; number++) changes.Put(Step, Content(number), FeatureValue.Of(Tensor(number), 5000));
        });
    }

    private Task<(int ExitCode, string Output, string Error)> VerifyAsync(params string[] more) => Cli.RunAsync(["features", "verify", .. more, "--store", directory.Path]);
}
