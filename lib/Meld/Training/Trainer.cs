using Meld.Corpus;
using Meld.Losses;
using Meld.Models;
using Meld.Tracking;
using Meld.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>
/// Trains a model on a corpus, to be driven step by step, epoch by epoch, or to the end. Equal corpus, experiment, vectors and seed go through equal
/// states, bit for bit, however often the training is looked into, stopped and resumed: the default generator is seeded anew before each step from the
/// seed and the step's number. That generator is the process's, so one training at a time runs in a process, with as many threads as the caller has set.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly DialogueCorpus corpus;
    private readonly IWordVectors? vectors;
    private readonly TimeProvider clock;
    private readonly TrainingIdentity identity;
    private readonly MonitoredScore monitor;
    private readonly PreparedDialogues train;
    private readonly PreparedDialogues dev;
    private readonly int[] lengths;
    private readonly DialogueObjective objective;
    private readonly ModelOptimizer optimizer;
    private readonly WeightAverage average;
    private readonly KeptTensors best;
    private readonly KeptTensors buffers;
    private readonly List<EpochResult> history = [];
    private EpochLoss loss = EpochLoss.Empty;
    private IReadOnlyList<int[]> plan;
    private bool isRestored;

    private Trainer(DialogueCorpus corpus, Experiment experiment, IWordVectors? vectors, long seed, TimeProvider clock)
    {
        if (experiment.WhyNotTrainable is { } why) throw new ArgumentException($"There is no model to train: {why}.", nameof(experiment));
        (this.corpus, Experiment, this.vectors, Seed, this.clock) = (corpus, experiment, vectors, seed, clock);
        identity = TrainingIdentity.Of(experiment, corpus, vectors, seed);
        monitor = MonitoredScore.Parse(Settings.Monitor, Heads.All.Where(head => experiment.Heads.Of(head) is not null));
        Classifier = DialogueClassifier.Create(experiment.Model, corpus, vectors, seed);
        train = Classifier.Prepare(corpus.Dialogues(Split.Train));
        dev = Classifier.Prepare(corpus.Dialogues(Split.Dev));
        lengths = [.. train.Dialogues.Select(dialogue => dialogue.Utterances.Count)];
        objective = new DialogueObjective(experiment.Objective, corpus);
        optimizer = new ModelOptimizer(Model, Settings);
        average = new WeightAverage(optimizer.Parameters, Settings.AverageWeights);
        best = new KeptTensors(LearntState.Of(Model).Select(named => named.Tensor));
        buffers = new KeptTensors(Model.buffers());
        plan = Plan();
    }

    /// <summary>What is trained, and how.</summary>
    public Experiment Experiment { get; }

    /// <summary>The seed of every random choice.</summary>
    public long Seed { get; }

    /// <summary>The model, with the weights of the last step; after <see cref="Fit"/> with the best ones.</summary>
    public DialogueClassifier Classifier { get; }

    /// <summary>Number of epochs that ended.</summary>
    public int Epoch => history.Count;

    /// <summary>Steps done in the current epoch.</summary>
    public int StepInEpoch { get; private set; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => BatchPlan.Count(lengths.Length, Settings.Batch);

    /// <summary>Steps done since the start.</summary>
    public long GlobalStep => (long)Epoch * StepsPerEpoch + StepInEpoch;

    /// <summary>The epochs that ended.</summary>
    public IReadOnlyList<EpochResult> History => history;

    /// <summary>The epoch with the best monitored score so far; of equals the first.</summary>
    public EpochResult? Best => history.LastOrDefault(epoch => epoch.IsBest);

    /// <summary>Whether patience ran out before the last epoch.</summary>
    public bool IsStoppedEarly => Epoch < Settings.Epochs && Settings.Patience > 0 && Epoch - (Best?.Epoch ?? 0) >= Settings.Patience;

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsFinished => Epoch >= Settings.Epochs || IsStoppedEarly;

    /// <summary>Share of the dialogue grids of the current epoch's batches that holds no utterance, from 0 to below 1.</summary>
    public double PaddingShare => BatchPlan.PaddingShare(plan, lengths);

    /// <summary>Utterances of the train split.</summary>
    internal int UtterancesPerEpoch => lengths.Sum();

    private TrainingSettings Settings => Experiment.Training;

    private DialogueModel Model => Classifier.Model;

    private long TotalSteps => (long)Settings.Epochs * StepsPerEpoch;

    /// <summary>A training before its first step.</summary>
    /// <param name="corpus">The corpus: train to learn from, dev to choose by.</param>
    /// <param name="experiment">The model, its objective and how it is trained.</param>
    /// <param name="vectors">Pretrained word vectors, or null; must live as long as the trainer.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="clock">The clock that speed is measured with.</param>
    /// <exception cref="ArgumentException">
    /// The monitored score is none of the experiment's heads, or there is no model to train (<see cref="Experiment.WhyNotTrainable"/>).
    /// </exception>
    public static Trainer Start(DialogueCorpus corpus, Experiment experiment, IWordVectors? vectors, long seed, TimeProvider clock) =>
        new(corpus, experiment, vectors, seed, clock);

    /// <summary>A training as it was when a checkpoint was written; it goes on to the same bits as if it had not stopped.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="corpus">The corpus that it was written for.</param>
    /// <param name="experiment">The experiment that it was written for.</param>
    /// <param name="vectors">The word vectors that it was written for.</param>
    /// <param name="seed">The seed that it was written for.</param>
    /// <param name="clock">The clock that speed is measured with.</param>
    /// <exception cref="CheckpointException">
    /// The checkpoint is of another experiment, other data, other word vectors or another seed, or another version of this library wrote it.
    /// </exception>
    public static Trainer Resume(
        Checkpoint checkpoint, DialogueCorpus corpus, Experiment experiment, IWordVectors? vectors, long seed, TimeProvider clock)
    {
        if (TrainingIdentity.Of(experiment, corpus, vectors, seed).DifferenceTo(checkpoint.Identity) is { } difference)
            throw new CheckpointException($"{checkpoint.Path} is of another training: it has {difference}.");
        var trainer = new Trainer(corpus, experiment, vectors, seed, clock);
        try
        {
            trainer.Load(checkpoint);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Trains on one batch. The step that ends an epoch also evaluates the model on dev.</summary>
    /// <exception cref="InvalidOperationException">The training is finished.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is no finite number; nothing has changed.</exception>
    public StepResult Step()
    {
        ThrowIfFinished();
        var start = clock.GetTimestamp();
        var step = Learn() with { Elapsed = clock.GetElapsedTime(start) };
        return StepInEpoch < StepsPerEpoch ? step : step with { EndedEpoch = EndEpoch() };
    }

    /// <summary>Trains to the end of the current epoch and evaluates the model on dev.</summary>
    /// <param name="progress">Is told after each step.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="InvalidOperationException">The training is finished.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is no finite number; nothing has changed in that step.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two steps; another call goes on.</exception>
    public EpochResult RunEpoch(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        RunEpoch(new ProgressMeter(this, clock, progress), null, cancellation);

    /// <summary>Trains to the last epoch or until patience runs out, and puts the best weights into the model.</summary>
    /// <param name="progress">Is told after each step.</param>
    /// <param name="checkpoints">Where to leave checkpoints: after each epoch, every <see cref="TrainingSettings.CheckpointSteps"/>, and when stopped.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="TrainingException">The loss or a gradient is no finite number; a checkpoint has the state before that step.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two steps; another call, or a training resumed from the checkpoint, goes on.</exception>
    public TrainingResult Fit(IProgress<TrainingProgress>? progress = null, Checkpoints? checkpoints = null, CancellationToken cancellation = default)
    {
        var meter = new ProgressMeter(this, clock, progress);
        try
        {
            while (!IsFinished) RunEpoch(meter, checkpoints, cancellation);
        }
        catch (Exception error) when (error is OperationCanceledException or TrainingException)
        {
            checkpoints?.Write(this);
            throw;
        }
        if (Best is not null && !isRestored)
        {
            best.Restore();
            isRestored = true;
        }
        meter.Finish();
        return new TrainingResult(history, Best, IsStoppedEarly);
    }

    /// <summary>Predicts a split with the weights that are evaluated: their running mean while training, the best after <see cref="Fit"/>.</summary>
    public SplitPredictions Predict(Split split) => Evaluated(() => Evaluator.Predict(Classifier, corpus, split));

    /// <summary>Takes the next batch through the model and back as <see cref="Step"/> will, dropout and all, and changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The training is finished.</exception>
    public BatchInspection Inspect()
    {
        ThrowIfFinished();
        using var scope = NewDisposeScope();
        using var random = new KeptRandomState();
        buffers.Update();
        try
        {
            using var recorder = new ActivationRecorder(Model);
            var (batch, output, value) = Backward();
            return new BatchInspection
            {
                Utterances = batch.Utterances,
                Lengths = batch.Lengths,
                Loss = value.Total.ToDouble(),
                Heads = [.. Heads.All.Where(output.Logits.ContainsKey).Select(head => Inspect(head, batch, output, value))],
                Modules = recorder.Outputs,
                Parameters = [.. Model.named_parameters().Where(named => named.parameter.requires_grad).Select(named => Inspect(named.name, named.parameter))],
                GradientNorm = optimizer.GradientNorm(),
            };
        }
        finally
        {
            Model.zero_grad();
            buffers.Restore();
        }
    }

    /// <summary>Trains a copy of the model, without dropout, on the next batch alone. The training itself stays as it is.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <exception cref="InvalidOperationException">The training is finished.</exception>
    public OverfitResult OverfitBatch(int steps, double learningRate)
    {
        ThrowIfFinished();
        using var scope = NewDisposeScope();
        using var random = new KeptRandomState();
        using var gradients = enable_grad();
        using var copy = DialogueClassifier.Create(Classifier.Settings, corpus, vectors, Seed);
        copy.Model.load_state_dict(Model.state_dict());
        copy.Model.eval();
        using var adam = optim.Adam(copy.Model.parameters().Where(parameter => parameter.requires_grad), learningRate);
        var batch = train.Batch(plan[StepInEpoch]);
        var losses = new double[steps + 1];
        for (var step = 0; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var value = objective.Of(copy.Model.call(batch), batch);
            losses[step] = value.Total.ToDouble();
            copy.Model.zero_grad();
            value.Total.backward();
            adam.step();
        }
        var output = copy.Model.call(batch);
        losses[steps] = objective.Of(output, batch).Total.ToDouble();
        return new OverfitResult(losses, output.Logits.ToDictionary(
            pair => pair.Key, pair => pair.Value.argmax(1).eq(batch.Targets[pair.Key]).to(ScalarType.Float64).mean().ToDouble()));
    }

    /// <summary>Frees model, optimizer and data.</summary>
    public void Dispose()
    {
        foreach (var part in (IDisposable[])[buffers, best, average, optimizer, objective, dev, train, Classifier]) part.Dispose();
    }

    /// <summary>The score of an epoch that chooses the best one.</summary>
    internal double Monitored(EpochResult epoch) => monitor.Of(epoch);

    /// <summary>Everything that this training needs to go on.</summary>
    internal Checkpoint ToCheckpoint(string path)
    {
        var tensors = CheckpointTensors().ToDictionary(pair => pair.Name, pair => pair.Tensor.ToWeights(), StringComparer.Ordinal);
        var (name, state) = Checkpoint.OptimizerTensor(optimizer.Save());
        tensors.Add(name, state);
        return new Checkpoint(path, identity, new TrainingPosition(StepInEpoch, loss, [.. history]), tensors);
    }

    private void Load(Checkpoint checkpoint)
    {
        foreach (var (name, tensor) in CheckpointTensors()) checkpoint.CopyTo(name, tensor);
        optimizer.Load(checkpoint.Optimizer);
        history.AddRange(checkpoint.Position.History);
        (StepInEpoch, loss) = (checkpoint.Position.Step, checkpoint.Position.Loss);
        plan = Plan();
    }

    private IEnumerable<(string Name, Tensor Tensor)> CheckpointTensors()
    {
        var learnt = LearntState.Of(Model);
        return
        [
            .. learnt.Select(named => (Checkpoint.Name("model", named.Name), named.Tensor)),
            .. learnt.Zip(average.Values, (named, value) => (Checkpoint.Name("average", named.Name), value)),
            .. learnt.Zip(best.Values, (named, value) => (Checkpoint.Name("best", named.Name), value)),
        ];
    }

    private IReadOnlyList<int[]> Plan() => BatchPlan.Of(lengths, Settings.Batch, Seed, Epoch);

    private EpochResult RunEpoch(ProgressMeter meter, Checkpoints? checkpoints, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = Step();
            if (step.EndedEpoch is not null || (Settings.CheckpointSteps > 0 && GlobalStep % Settings.CheckpointSteps == 0)) checkpoints?.Write(this);
            meter.Report(step, loss.Mean);
            if (step.EndedEpoch is { } epoch) return epoch;
        }
    }

    private StepResult Learn()
    {
        using var scope = NewDisposeScope();
        buffers.Update();
        optimizer.SetRates(RateFactor(GlobalStep));
        try
        {
            var (batch, _, value) = Backward();
            var (total, norm) = (value.Total.ToDouble(), optimizer.GradientNorm());
            if (!double.IsFinite(total) || !double.IsFinite(norm)) throw Broken(batch, total, norm);
            optimizer.Clip(norm, Settings.ClipGradient);
            optimizer.Step();
            average.Update(GlobalStep + 1);
            var heads = value.Heads.ToDictionary(pair => pair.Key, pair => pair.Value.ToDouble());
            loss = loss.With(batch.Utterances.Count, total, heads);
            StepInEpoch++;
            return new StepResult
            {
                Epoch = Epoch + 1,
                Step = StepInEpoch,
                GlobalStep = GlobalStep,
                Loss = total,
                HeadLosses = heads,
                GradientNorm = norm,
                LearningRates = optimizer.Rates,
                Utterances = batch.Utterances.Count,
                Elapsed = TimeSpan.Zero,
            };
        }
        finally
        {
            Model.zero_grad();
        }
    }

    /// <summary>The next batch through the model and back: its gradients are in the parameters afterwards.</summary>
    private (DialogueBatch Batch, ModelOutput Output, ObjectiveValue Value) Backward()
    {
        using var gradients = enable_grad();
        manual_seed(TrainingRandom.StepSeed(Seed, GlobalStep)).Dispose();
        Model.train();
        Model.zero_grad();
        var batch = train.Batch(plan[StepInEpoch]);
        var output = Model.call(batch);
        var value = objective.Of(output, batch);
        value.Total.backward();
        return (batch, output, value);
    }

    private TrainingException Broken(DialogueBatch batch, double total, double norm)
    {
        buffers.Restore();
        var what = double.IsFinite(total) ? $"the gradient's norm is {Text(norm)}" : $"the loss is {Text(total)}";
        return new TrainingException(Epoch + 1, StepInEpoch + 1, what, [.. batch.Utterances.Select(utterance => utterance.Key)]);

        static string Text(double value) => double.IsNaN(value) ? "not a number" : "infinite";
    }

    private EpochResult EndEpoch()
    {
        var evaluation = Evaluated(() =>
        {
            var found = Evaluator.Evaluate(Classifier, dev, Split.Dev, objective);
            var result = ResultOf(found);
            if (result.IsBest) best.Update();
            return result;
        });
        history.Add(evaluation);
        (StepInEpoch, loss) = (0, EpochLoss.Empty);
        plan = Plan();
        return evaluation;
    }

    private EpochResult ResultOf(SplitEvaluation dev)
    {
        var result = new EpochResult(
            Epoch + 1,
            GlobalStep,
            Settings.LearningRate.Default * RateFactor(GlobalStep - 1),
            loss.Mean,
            dev.Loss,
            [
                .. from head in dev.Predictions.Heads
                   let report = head.Report()
                   select new HeadResult(
                       head.Head, loss.MeanOf(head.Head), dev.HeadLosses[head.Head], report.Accuracy, report.WeightedAverage.F1, report.MacroAverage.F1),
            ],
            IsBest: false);
        return result with { IsBest = monitor.IsBetter(monitor.Of(result), Best is { } earlier ? monitor.Of(earlier) : null) };
    }

    private T Evaluated<T>(Func<T> work) => isRestored ? work() : average.Applied(work);

    private double RateFactor(long step) => LearningRateSchedule.Factor(Settings.Schedule, Settings.Warmup, step, TotalSteps);

    private HeadInspection Inspect(Head head, DialogueBatch batch, ModelOutput output, ObjectiveValue value)
    {
        var labels = Classifier.Labels[head];
        var logits = output.Logits[head].detach().to(ScalarType.Float64);
        return new HeadInspection(
            head,
            labels,
            [.. batch.Targets[head].data<long>().ToArray().Select(label => (int)label)],
            Rows(logits),
            Rows(logits.softmax(1)),
            value.Heads[head].ToDouble());
    }

    private static ParameterInspection Inspect(string name, Tensor parameter) =>
        new(name, parameter.shape, parameter.norm().ToDouble(), parameter.grad?.norm().ToDouble() ?? 0);

    private static IReadOnlyList<double[]> Rows(Tensor matrix) => [.. matrix.data<double>().ToArray().Chunk((int)matrix.size(1))];

    private void ThrowIfFinished()
    {
        if (IsFinished) throw new InvalidOperationException($"The training is finished: {Epoch} epochs are done.");
    }
}
