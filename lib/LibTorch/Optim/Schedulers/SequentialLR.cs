namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Several schedules one after the other. A schedule starts anew at its milestone.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="schedulers">The schedules, all of this optimizer.</param>
            /// <param name="milestones">The epochs in which the second, third, … schedule begins, ascending.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            public static LRScheduler SequentialLR(
                Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            public static partial class impl
            {
                /// <summary>Several schedules one after the other.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    /// <inheritdoc cref="lr_scheduler.SequentialLR"/>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        this.schedulers = [.. schedulers];
                        this.milestones = [.. milestones];
                        CheckOptimizer(this.schedulers);
                        if (this.milestones.Length != this.schedulers.Length - 1)
                            throw new ArgumentException($"{this.schedulers.Length} schedules need one milestone less, not {this.milestones.Length}.");
                        // Every schedule made its first step when it was built: undone, and made again by the first only.
                        foreach (var group in optimizer.ParamGroups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in this.schedulers) scheduler._last_epoch--;
                        this.schedulers[0]._step_count = 0;
                        this.schedulers[0].step();
                        _last_lrs = [.. base.get_lr()];
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var current = milestones.Count(milestone => milestone <= _last_epoch);
                        if (current > 0 && milestones[current - 1] == _last_epoch) schedulers[current].step(0);
                        else schedulers[current].step();
                        return base.get_lr();
                    }
                }
            }
        }
    }
}
