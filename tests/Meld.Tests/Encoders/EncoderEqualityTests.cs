using Meld.Encoders;
using Meld.Testing;
using Meld.Tests.Tracking.Events;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>
/// The encoders beside the originals: equal states for every input, alone and in a padded batch. The small cases are in the repository, larger ones are made
/// by the machine's own Python.
/// </summary>
[Collection(TorchTests.Name)]
public sealed class EncoderEqualityTests(ITestOutputHelper log, PythonCases small) : IClassFixture<PythonCases>
{
    // States of the size 1; a deep model of full size rounds more often, and its states grow before the last normalization.
    private const double Tolerance = 1e-5;
    private const double DeepTolerance = 1e-4;

    public static TheoryData<string> Cases => ["bert", "bert-half", "gpt2", "gpt2-head", "wav2vec2-base", "wav2vec2-large", "wav2vec2-torchaudio"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_TinyCheckpoint_GivesTheOriginalsStates(string name) => AssertEqual(new EncoderCase(EncoderCase.Folder, name), Tolerance);

    [PythonTorchaudioTheory]
    [MemberData(nameof(Cases))]
    public void Call_SmallCheckpointMadeByPython_GivesTheOriginalsStates(string name) => AssertEqual(new EncoderCase(small.Folder, name), Tolerance);

    [PythonTorchaudioTheory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Slow")]
    public void Call_FullCheckpointMadeByPython_GivesTheOriginalsStates(string name)
    {
        using var directory = new TemporaryDirectory();
        Python.Run(EncoderCase.Script, directory.Path, "full", name);
        AssertEqual(new EncoderCase(directory.Path, name), DeepTolerance);
    }

    private void AssertEqual(EncoderCase given, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var encode = Encoder(given);
        int[] all = [.. Enumerable.Range(0, given.Count)];
        var differences = new List<double>();
        foreach (var inputs in all.Select(input => new[] { input }).Append(all))
        {
            var output = encode(inputs);
            foreach (var (row, input) in inputs.Index()) differences.Add(given.Difference(output, input, row));
        }
        log.WriteLine($"{Path.GetFileNameWithoutExtension(given.ConfigPath)}: the largest difference is {differences.Max():e1}.");
        Assert.InRange(differences.Max(), 0, tolerance);
    }

    // The padding is anything but zeros, which a model might pass over without a mask.
    private static Func<int[], EncoderOutput> Encoder(EncoderCase given)
    {
        var name = Path.GetFileName(given.ConfigPath);
        if (name.StartsWith("bert", StringComparison.Ordinal))
        {
            var bert = given.Load(new Bert(BertConfig.Read(given.ConfigPath)), Bert.Keys);
            return inputs => bert.call(Padded(given, inputs, "ids", 1), Mask(given, inputs, "ids"), Padded(given, inputs, "types", 1));
        }
        if (name.StartsWith("gpt2", StringComparison.Ordinal))
        {
            var gpt2 = given.Load(new Gpt2(Gpt2Config.Read(given.ConfigPath)), Gpt2.Keys);
            return inputs => gpt2.call(Padded(given, inputs, "ids", 1), Mask(given, inputs, "ids"));
        }
        var keys = name.Contains("torchaudio", StringComparison.Ordinal) ? Wav2Vec2.TorchaudioKeys : Wav2Vec2.Keys;
        var wav2Vec2 = given.Load(new Wav2Vec2(Wav2Vec2Config.Read(given.ConfigPath)), keys);
        return inputs => wav2Vec2.call(Padded(given, inputs, "waveform", 0.5), [.. inputs.Select(input => given[input, "waveform"].size(0))]);
    }

    private static Tensor Padded(EncoderCase given, int[] inputs, string name, double padding)
    {
        Tensor[] rows = [.. inputs.Select(input => given[input, name])];
        var longest = rows.Max(row => row.size(0));
        return stack(rows.Select(row => nn.functional.pad(row, [0, longest - row.size(0)], value: padding)));
    }

    private static Tensor Mask(EncoderCase given, int[] inputs, string name) =>
        stack(inputs.Select(input => arange(Padded(given, inputs, name, 0).size(1)).lt(given[input, name].size(0))));
}
