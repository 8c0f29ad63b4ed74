namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Takes the learning rate from <c>max_lr / div_factor</c> up to max_lr and then down to <c>max_lr / div_factor / final_div_factor</c>
            /// (Smith and Topin 2018, arXiv 1708.07120), and the momentum (Adam's first beta) the other way. A step is made after every batch.
            /// </summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="max_lr">The highest rate.</param>
            /// <param name="total_steps">Number of steps; -1 for <paramref name="epochs"/> times <paramref name="steps_per_epoch"/>.</param>
            /// <param name="epochs">Number of epochs.</param>
            /// <param name="steps_per_epoch">Steps in an epoch.</param>
            /// <param name="pct_start">The share of the way up, in [0, 1].</param>
            /// <param name="anneal_strategy">The way from one rate to the next.</param>
            /// <param name="cycle_momentum">Whether the momentum goes too.</param>
            /// <param name="base_momentum">The momentum at the highest rate.</param>
            /// <param name="max_momentum">The momentum at the start and at the end.</param>
            /// <param name="div_factor">The highest rate over the first.</param>
            /// <param name="final_div_factor">The first rate over the last.</param>
            /// <param name="three_phase">Whether the way down goes to the first rate in as many steps as the way up took, and from there to the last.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>A cycle with rates of its own for each group; the parameters are those of <c>lr_scheduler.OneCycleLR</c>.</summary>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4,
                bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the learning rate up and then down once.</summary>
                public partial class OneCycleLR : LRScheduler
                {
                    private readonly int steps;
                    private readonly AnnealStrategy strategy;
                    private readonly double[] highest;
                    private readonly double[] last;
                    private readonly double[]? lowMomenta;
                    private readonly double[]? highMomenta;
                    private readonly double[] phaseEnds;

                    /// <summary>A cycle with the same rates for every group; the parameters are those of <c>lr_scheduler.OneCycleLR</c>.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                        double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : this(
                            optimizer, optimizer.ParamGroups.Select(_ => max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                            cycle_momentum, optimizer.ParamGroups.Select(_ => base_momentum), optimizer.ParamGroups.Select(_ => max_momentum), div_factor,
                            final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>A cycle with rates of its own for each group; the parameters are those of <c>lr_scheduler.OneCycleLR</c>.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps is 0 or < -1)
                            throw new ArgumentOutOfRangeException(nameof(total_steps), total_steps, "A cycle has steps; -1 stands for epochs * steps_per_epoch.");
                        steps = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0))
                            throw new ArgumentException("Give total_steps, or epochs and steps_per_epoch, above 0.", nameof(total_steps));
                        if (!(pct_start is >= 0 and <= 1)) throw new ArgumentException($"pct_start must lie in [0, 1], not at {pct_start}.", nameof(pct_start));
                        strategy = anneal_strategy;
                        phaseEnds = three_phase
                            ? [pct_start * steps - 1, 2 * pct_start * steps - 2, steps - 1]
                            : [pct_start * steps - 1, steps - 1];
                        highest = PerGroup(max_lr, nameof(max_lr));
                        if (last_epoch == -1)
                            foreach (var (index, group) in optimizer.ParamGroups.Index()) group.InitialLearningRate = highest[index] / div_factor;
                        _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                        last = [.. _base_lrs.Select(rate => rate / final_div_factor)];
                        if (cycle_momentum)
                        {
                            if (optimizer is not (IMomentum or IBetas)) throw new ArgumentException("The optimizer has no momentum.", nameof(optimizer));
                            lowMomenta = PerGroup(base_momentum ?? _base_lrs.Select(_ => 0.85), nameof(base_momentum));
                            highMomenta = PerGroup(max_momentum ?? _base_lrs.Select(_ => 0.95), nameof(max_momentum));
                        }
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > steps) throw new InvalidOperationException($"Step {_last_epoch + 1} of a cycle of {steps} steps.");
                        var phase = 0;
                        while (phase < phaseEnds.Length - 1 && _last_epoch > phaseEnds[phase]) phase++;
                        var start = phase == 0 ? 0 : phaseEnds[phase - 1];
                        var part = (_last_epoch - start) / (phaseEnds[phase] - start);
                        foreach (var (index, group) in _optimizer.ParamGroups.Index())
                        {
                            if (lowMomenta is null || highMomenta is null) break;
                            var (low, high) = (lowMomenta[index], highMomenta[index]);
                            var momentum = phase switch { 0 => Between(high, low, part), 1 => Between(low, high, part), _ => Between(high, high, part) };
                            if (group is IBetas adam) adam.Betas = (momentum, adam.Betas.Item2);
                            else ((IMomentum)group).Momentum = momentum;
                        }
                        return _base_lrs.Select((first, index) => phase switch
                        {
                            0 => Between(first, highest[index], part),
                            1 => Between(highest[index], phaseEnds.Length == 3 ? first : last[index], part),
                            _ => Between(first, last[index], part),
                        });
                    }

                    private double Between(double start, double end, double part) => strategy == AnnealStrategy.Cos
                        ? end + (start - end) / 2 * (Math.Cos(Math.PI * part) + 1)
                        : (end - start) * part + start;
                }
            }
        }
    }
}
