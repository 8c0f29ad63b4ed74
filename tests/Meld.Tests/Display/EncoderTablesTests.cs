using Meld.Display;
using Meld.Encoders;
using Meld.Testing;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Display;

/// <summary>Encoders of all kinds, so small that what is known of each can be counted.</summary>
[Collection(TorchTests.Name)]
public sealed class EncoderTablesTests
{
    [Fact]
    public void Layers_TinyTransformer_AreAsBefore()
    {
        var summary = TinyBert();
        Snapshot.Match($"{EncoderTables.Layers(summary, depth: 3)}\n\n{Diagrams.Module(summary, "token ids [2, 5]")}\n", "tiny-bert");
    }

    [Fact]
    public void Layers_Shallow_CountsWhatIsDeeperWithWhatHoldsIt()
    {
        var rows = EncoderTables.Layers(TinyBert(), depth: 1).ToString().Split('\n');
        // Caption, headers, rule, three parts and the whole.
        Assert.Equal(7, rows.Length);
        Assert.Contains("encoder", rows[4]);
    }

    [Fact]
    public void Layers_Html_KeepsItsIndent() => Assert.Contains(">\u00A0\u00A0word_embeddings<", EncoderTables.Layers(TinyBert()).ToHtml());

    [Fact]
    public void Overview_OneEncoder_HasWhatItReadsGivesAndCosts()
    {
        var encoder = EncoderArchitecture.Named("mel-conv").Summary();
        var lines = EncoderTables.Overview([encoder]).ToString().Split('\n');
        Assert.Equal(3, lines.Length);
        foreach (var part in (string[])["mel-conv", "a mel spectrogram [1, 64, 300]", "[1, 128]", "53,952", "0.2", "7"]) Assert.Contains(part, lines[2]);
    }

    [Fact]
    public void Cached_EmptyCache_SaysThatNothingIsThere()
    {
        using var directory = new TemporaryDirectory();
        EncoderSummary[] encoders = [EncoderArchitecture.Named("mel-conv").Summary(), EncoderArchitecture.Named("resnet-50").Summary()];
        var lines = EncoderTables.Cached(encoders, new WeightsCache(directory.Path)).ToString().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("resnet-50  resnet50", lines[3]);
        Assert.EndsWith("  no", lines[3]);
        Assert.False(Directory.Exists(Path.Combine(directory.Path, "weights")));
    }

    [Fact]
    public void Architectures_Weights_AreInTheCatalogue() =>
        Assert.All(EncoderArchitecture.All.Where(one => one.Weights is not null), one => Assert.NotNull(WeightsCatalogue.Find(one.Weights!)));

    private static ModuleSummary TinyBert()
    {
        using var scope = NewDisposeScope();
        using var bert = new Bert(new BertConfig { VocabularySize = 11, HiddenSize = 4, Layers = 3, Heads = 2, IntermediateSize = 6, Positions = 8 });
        var ids = zeros([2, 5], ScalarType.Int64);
        return ModuleSummary.Of("bert", bert, () => bert.call(ids, null, null));
    }
}
