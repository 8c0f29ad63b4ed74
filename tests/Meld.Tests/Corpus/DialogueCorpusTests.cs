using System.Text;
using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

public sealed class DialogueCorpusTests
{
    [Fact]
    public void Load_SoundFiles_ReadsEveryFieldOfEveryRow()
    {
        using var directory = AnnotationFiles.Write();
        var corpus = DialogueCorpus.Load(directory.Path);

        Assert.Equal([0, 2], corpus.Dialogues(Split.Train).Select(dialogue => dialogue.Id));
        var hello = corpus.Utterances(Split.Train)[0];
        Assert.Equal(new UtteranceKey(Split.Train, 0, 0), hello.Key);
        Assert.Equal(hello.Key, hello.ClipKey);
        Assert.Equal(("Well, hello.", "Ana", "joy", "positive"), (hello.Text, hello.Speaker, hello.Emotion, hello.Sentiment));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5)), (hello.Start, hello.End));
        Assert.Equal((1, 1), (hello.Season, hello.Episode));
        Assert.Equal("dia0_utt0.mp4", hello.ClipFileName);
        Assert.Equal(["Ana", "Ben"], corpus.Dialogues(Split.Train)[0].Speakers);
        Assert.Equal(["anger", "joy", "neutral"], corpus.Emotions);
        Assert.Equal(["negative", "neutral", "positive"], corpus.Sentiments);
    }

    [Fact]
    public void Load_RowsInAnyOrder_GivesDialoguesAndUtterancesInOrderOfTheirIds()
    {
        var lines = AnnotationFiles.Train.TrimEnd('\n').Split('\n');
        using var sorted = AnnotationFiles.Write();
        using var shuffled = AnnotationFiles.Write(train: string.Join('\n', lines[0], lines[3], lines[2], lines[1]));

        var corpus = DialogueCorpus.Load(shuffled.Path);

        Assert.Equal(DialogueCorpus.Load(sorted.Path).Utterances(Split.Train), corpus.Utterances(Split.Train));
        Assert.Equal(DialogueCorpus.Load(sorted.Path).DataHash, corpus.DataHash);
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r\n", true)]
    public void Load_AnyLineEndsAndByteOrderMark_GivesTheSameHash(string lineEnd, bool mark)
    {
        using var plain = AnnotationFiles.Write();
        using var other = AnnotationFiles.Write(train: (mark ? "\uFEFF" : "") + AnnotationFiles.Train.ReplaceLineEndings(lineEnd));
        Assert.Equal(DialogueCorpus.Load(plain.Path).DataHash, DialogueCorpus.Load(other.Path).DataHash);
    }

    [Fact]
    public void Load_AnotherWord_GivesAnotherHash()
    {
        using var plain = AnnotationFiles.Write();
        using var other = AnnotationFiles.Write(test: AnnotationFiles.Test.Replace("It is ten.", "It is two."));
        Assert.NotEqual(DialogueCorpus.Load(plain.Path).DataHash, DialogueCorpus.Load(other.Path).DataHash);
    }

    [Fact]
    public void Load_PunctuationStoredAsC1Controls_IsMendedAndReported()
    {
        var sound = AnnotationFiles.TrainWithRow(2, "1,“Café’s open…” – no—really,Ana,joy,positive,0,0,1,1,\"00:00:01,000\",\"00:00:02,500\"");
        using var repaired = AnnotationFiles.Write(train: sound);
        using var broken = AnnotationFiles.Write(train: Mojibake(sound));

        var corpus = DialogueCorpus.Load(broken.Path);

        Assert.Equal("“Café’s open…” – no—really", corpus.Utterances(Split.Train)[0].Text);
        Assert.Equal(DialogueCorpus.Load(repaired.Path).DataHash, corpus.DataHash);
        Assert.Equal([new CorpusRepair(new UtteranceKey(Split.Train, 0, 0), "Utterance", CorpusRepairKind.Punctuation)], corpus.Repairs);
    }

    [Fact]
    public void Load_RowThatTheAuthorsCorrectedLater_IsCorrectedAndReported()
    {
        const string Rest = "556,6,8,16,";
        var old = AnnotationFiles.Train
            + $"9,\"My son? Pretty serious.  Oh hey Katie!  What uh, what are you doing here?\",Ross,joy,positive,{Rest}\"00:21:40,507\",\"00:21:50,891\"\n";
        var current = AnnotationFiles.Train + $"9,What do I do?,Joey,joy,positive,{Rest}\"00:09:58,507\",\"00:09:59,891\"\n";
        using var raw = AnnotationFiles.Write(train: old);
        using var corrected = AnnotationFiles.Write(train: current);

        var corpus = DialogueCorpus.Load(raw.Path);

        Assert.Equal(DialogueCorpus.Load(corrected.Path).DataHash, corpus.DataHash);
        Assert.Equal(CorpusRepairKind.Erratum, Assert.Single(corpus.Repairs).Kind);
    }

    [Fact]
    public void Load_DyadicFiles_KeepsTheKeyOfTheMultipartyClip()
    {
        using var directory = new TemporaryDirectory();
        foreach (var split in Splits.All)
        {
            directory.Write(
                $"{split.Name()}_sent_emo_dya.csv",
                AnnotationFiles.DyadicHeader + "\nHi.,Ana,joy,positive,7,1,3,4,1,1,\"00:00:01,000\",\"00:00:02,000\"\n");
        }

        var corpus = DialogueCorpus.Load(directory.Path, CorpusVariant.Dyadic);

        var utterance = corpus.Utterances(Split.Test).Single();
        Assert.Equal(new UtteranceKey(Split.Test, 7, 1), utterance.Key);
        Assert.Equal("dia3_utt4.mp4", utterance.ClipFileName);
        Assert.Equal([CorpusVariant.Dyadic], CorpusFiles.VariantsIn(directory.Path));
    }

    [Fact]
    public void Load_FilesInAFolderPerSplit_AreFound()
    {
        using var flat = AnnotationFiles.Write();
        using var nested = new TemporaryDirectory();
        nested.Write("train/train_sent_emo.csv", AnnotationFiles.Train);
        nested.Write("dev/dev_sent_emo.csv", AnnotationFiles.Dev);
        nested.Write("test_sent_emo.csv", AnnotationFiles.Test);
        Assert.Equal(DialogueCorpus.Load(flat.Path).DataHash, DialogueCorpus.Load(nested.Path).DataHash);
    }

    [Fact]
    public void Load_OptionalColumnsAbsent_LeavesThemEmpty()
    {
        using var directory = new TemporaryDirectory();
        foreach (var split in Splits.All)
        {
            directory.Write(
                $"{split.Name()}_sent_emo.csv",
                "EndTime,StartTime,Utterance_ID,Dialogue_ID,Sentiment,Emotion,Speaker,Utterance\n\"00:00:02,000\",\"00:00:01,000\",0,0,glad,happy,Ana,\n");
        }
        var utterance = DialogueCorpus.Load(directory.Path).Utterances(Split.Dev).Single();
        Assert.Equal(("", "happy", "glad", null, null), (utterance.Text, utterance.Emotion, utterance.Sentiment, utterance.Season, utterance.Episode));
    }

    [MeldCorpusFact]
    public void Load_RealMeld_MojibakeCopyHasTheSameHash()
    {
        var directory = MeldCorpusFactAttribute.Directory;
        using var raw = new TemporaryDirectory();
        foreach (var split in Splits.All)
        {
            var name = CorpusFiles.AnnotationFileName(split, CorpusVariant.Multiparty);
            raw.Write(name, Mojibake(File.ReadAllText(Path.Combine(directory, name))).Replace("\r\n", "\n"));
        }

        var (original, repaired) = (DialogueCorpus.Load(directory), DialogueCorpus.Load(raw.Path));

        Assert.Equal(MeldAnnotations.MultipartyHash, original.DataHash);
        Assert.Equal(original.DataHash, repaired.DataHash);
        Assert.Empty(original.Repairs);
        // Non-ASCII texts of the three splits less the handful that hold nothing but é or ó, and one repaired speaker.
        Assert.InRange(repaired.Repairs.Count, 3700, 3850);
    }

    // The way MELD.Raw's copy came about: punctuation encoded as Windows-1252, its bytes taken for code points.
    private static string Mojibake(string text)
    {
        const string Punctuation = "’‘“”…–—";
        const string Controls = "\u0092\u0091\u0093\u0094\u0085\u0096\u0097";
        var result = new StringBuilder(text);
        for (var i = 0; i < Punctuation.Length; i++) result.Replace(Punctuation[i], Controls[i]);
        return result.ToString();
    }
}
